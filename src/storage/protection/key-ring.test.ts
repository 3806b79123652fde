import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyFault, keyRingOfFolder, newKeyText, parseKeyRing } from './key-ring.ts';

describe('master keys', () => {
  it('are read with the current one first', () => {
    const ring = parseKeyRing(`${newKeyText('k2')}, ${newKeyText('k1')}`);
    expect(ring.current.id).toBe('k2');
    expect(ring.find('k1')?.secret).toHaveLength(32);
    expect(ring.find('k0')).toBeUndefined();
  });

  it.each(['', 'k1', 'k1:short', `k1:${'A'.repeat(44)}`])(
    'are refused in another form: "%s"',
    (text) => {
      expect(() => parseKeyRing(text)).toThrowError(KeyFault);
    },
  );

  it('are made once for a folder, in a file that its owner alone can read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-keys-'));
    const first = keyRingOfFolder(folder);
    expect(statSync(join(folder, 'master-keys')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'master-keys'), 'utf8')).toMatch(/^k1:/);
    expect(keyRingOfFolder(folder).current).toEqual(first.current);
  });
});
