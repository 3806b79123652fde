import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRing, MasterKey } from '../../ports/keys.ts';

const KEY_BYTES = 32;
const KEY_FORM = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43})$/;

/** The keys are not in the form `id:base64url`. Says which one, never what it holds. */
export class KeyFault extends Error {
  constructor(position: number) {
    super(
      `Master key ${position} is not in the form id:key, with 32 bytes as base64url. ` +
        'Make one with: npm run tandem -- key',
    );
    this.name = 'KeyFault';
  }
}

/**
 * @param text keys as `id:base64url`, comma-separated, the current one first.
 * @throws KeyFault
 */
export function parseKeyRing(text: string): KeyRing {
  const keys = text.split(',').map((part, index) => parseKey(part.trim(), index + 1));
  const [current] = keys;
  if (!current) throw new KeyFault(1);
  return { current, find: (id) => keys.find((key) => key.id === id) };
}

/** A new key, as text: for a file or for `TANDEM_MASTER_KEYS`. */
export function newKeyText(id: string): string {
  return `${id}:${randomBytes(KEY_BYTES).toString('base64url')}`;
}

/** The key file of an embedded database; made at the first start, readable by its owner alone. */
export function keyRingOfFolder(dataDir: string): KeyRing {
  const file = join(dataDir, 'master-keys');
  if (!existsSync(file)) writeFileSync(file, newKeyText('k1'), { mode: 0o600, flag: 'wx' });
  return parseKeyRing(readFileSync(file, 'utf8').trim());
}

function parseKey(text: string, position: number): MasterKey {
  const [, id, secret] = KEY_FORM.exec(text) ?? [];
  if (!id || !secret) throw new KeyFault(position);
  return { id, secret: Buffer.from(secret, 'base64url') };
}

/** The keys that were given, else those of the data folder. */
export function keyRingFrom({
  masterKeys,
  dataDir,
}: {
  readonly masterKeys: string | undefined;
  readonly dataDir: string;
}): KeyRing {
  return masterKeys === undefined ? keyRingOfFolder(dataDir) : parseKeyRing(masterKeys);
}
