import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

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
 * @throws FolderInUse
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    const busy = error instanceof Error && error.message.includes('locked');
    throw busy ? new FolderInUse(folder) : error;
  }
  return () => database.close();
}
