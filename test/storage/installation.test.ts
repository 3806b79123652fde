import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Installation } from '../../src/ports/people/installation-store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { installationStore } from '../../src/storage/people/installation-store.ts';
import { DATABASES } from '../support/databases.ts';
import { dumpEverything } from '../support/dump.ts';
import { testKeys } from '../support/world.ts';

const AT = Temporal.Instant.from('2026-11-24T09:00:00Z');
const INSTALLATION: Installation = {
  platform: 'slack',
  tenant: 'T0POLICE',
  botUser: 'U0BOT',
  tokens: { access: 'xoxb-quillfeather', refresh: 'xoxe-wobblethorpe' },
  installedAt: AT,
  expiresAt: AT.add({ hours: 12 }),
};

describe.for(DATABASES)('installations on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    const keys = testKeys();

    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    it('come back as they were saved, and stand nowhere in the clear', async () => {
      const store = installationStore(database, keys);
      await store.save(INSTALLATION);
      expect(await store.find('slack', 'T0POLICE')).toEqual(INSTALLATION);
      expect(await store.list('slack')).toEqual([INSTALLATION]);
      expect(await dumpEverything(database)).not.toMatch(/quillfeather|wobblethorpe/);
    });

    it('do not open for another workspace', async () => {
      const store = installationStore(database, keys);
      await store.save(INSTALLATION);
      const row = await database.prisma.installation.findFirstOrThrow();
      const data = {
        ...row,
        tenant: 'T0OTHER',
        wrapped: { ...Object(row.wrapped) },
        tokens: { ...Object(row.tokens) },
      };
      await database.prisma.installation.create({ data });
      await expect(store.find('slack', 'T0OTHER')).rejects.toThrow();
      await database.prisma.installation.delete({
        where: { platform_tenant: { platform: 'slack', tenant: 'T0OTHER' } },
      });
    });

    it('outlive a word of their end that came late', async () => {
      const store = installationStore(database, keys);
      await store.save({ ...INSTALLATION, installedAt: AT.add({ minutes: 5 }) });
      expect(await store.remove('slack', 'T0POLICE', AT)).toBe(false);
      expect(await store.find('slack', 'T0POLICE')).toBeDefined();
      expect(await store.remove('slack', 'T0POLICE', AT.add({ minutes: 6 }))).toBe(true);
      expect(await store.find('slack', 'T0POLICE')).toBeUndefined();
    });

    it('have their token fetched by one process at a time', async () => {
      const store = installationStore(database, keys);
      await store.save(INSTALLATION);
      const claim = () => store.claimRefresh('slack', 'T0POLICE', AT, AT.add({ seconds: 30 }));
      const claims = await Promise.all([claim(), claim(), claim()]);
      expect(claims.filter(Boolean)).toHaveLength(1);
      await store.save(INSTALLATION);
      expect(await claim()).toBe(true);
    });
  });
});
