import { describe, expect, it } from 'vitest';
import { keyFaults, requireKeys } from '../../src/storage/key-check.ts';
import { installationStore } from '../../src/storage/people/installation-store.ts';
import { newKeyText, parseKeyRing } from '../../src/storage/protection/key-ring.ts';
import { DATABASES } from '../support/databases.ts';
import { createWorld, signalForm } from '../support/world.ts';

describe.for(DATABASES.filter(({ skip }) => !skip))('master keys on $name', ({ open }) => {
  it('another key under the same name, and one that is missing, are found in words', async () => {
    const database = await open();
    const { submit, keys, clock } = await createWorld(database);
    const other = parseKeyRing(newKeyText('k1'));
    expect(await keyFaults(database, other)).toEqual([]);
    await submit('liaison-officer', 'signal.raise', signalForm({ protected: 'Somebody.' }));
    const installed = installationStore(database, parseKeyRing(newKeyText('k2')));
    await installed.save({
      ...{ platform: 'slack', tenant: 'T1', botUser: 'U1', tokens: { access: 'x' } },
      ...{ installedAt: clock.now(), expiresAt: undefined },
    });
    const missing =
      'The master key k2 wrapped records and is missing; add it to TANDEM_MASTER_KEYS.';
    expect(await keyFaults(database, keys)).toEqual([missing]);
    await expect(requireKeys(database, other)).rejects.toThrow(
      /^The master key k1 is not the one that wrapped what is stored.*\nThe master key k2/,
    );
    await database.close();
  });
});
