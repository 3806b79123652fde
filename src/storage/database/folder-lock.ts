import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DatabaseFault } from './database-fault.ts';

/** Another process works on the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(
      `Another Tandem already works on ${folder}. Two at once would lose data. ` +
        'Stop the other one, or give this one a DATA_DIR of its own.',
    );
    this.name = 'FolderInUse';
  }
}

/**
 * Takes a folder for this process alone. The kernel holds the lock, so it falls with the
 * process however that ends; a file that merely exists would outlive a `kill -9`.
 *
 * @returns a function that gives the folder back.
 * @throws FolderInUse; DatabaseFault if nothing can be written there.
 */
export function lockFolder(folder: string): () => void {
  const database = openLock(folder);
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const busy = error instanceof Error && error.message.includes('locked');
    throw busy ? new FolderInUse(folder) : notWritable(folder, error);
  }
  return () => database.close();
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(folder, 'lock.sqlite'));
  } catch (error) {
    throw notWritable(folder, error);
  }
}

function notWritable(folder: string, error: unknown): DatabaseFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const word = `DATA_DIR ${folder} cannot be written (${code}). Let the user that runs Tandem write there, or name another folder.`;
  return new DatabaseFault([word]);
}
