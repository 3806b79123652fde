import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { registerStore } from '../../src/storage/people/register-store.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { DATABASES } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { testClock } from '../support/world.ts';

describe.for(DATABASES)('the register on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    const clock = testClock('2026-11-24T09:00:00Z');
    let database: Database;

    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    const apply = (file: PartnershipFile) => registerWriter(database).apply(file, clock.now());
    const load = () => registerStore(database).load();

    it('says what an import created, and nothing the second time', async () => {
      const changes = await apply(exampleFile());
      expect(changes).toContainEqual({ what: 'created', model: 'partnership', key: 'havenstad' });
      expect(changes.filter(({ model }) => model === 'member')).toHaveLength(6);
      expect(await apply(exampleFile())).toEqual([]);
    });

    it('knows every member on every platform', async () => {
      const officer = (await load()).members.find(({ member }) => member.key === 'liaison-officer');
      expect(officer?.accounts).toEqual(
        expect.arrayContaining([
          { platform: 'room', tenant: 'havenstad', user: 'liaison-officer' },
          { platform: 'slack', tenant: 'T0POLICE', user: 'U0POLICE1' },
        ]),
      );
    });

    it('moves nobody to another organisation, where all would see what they raised before', async () => {
      const file = exampleFile();
      const moved = file.members.map((one) =>
        one.key === 'community-officer' ? { ...one, organisation: 'youth' } : one,
      );
      await expect(apply({ ...file, members: moved })).rejects.toThrow(
        'members: "community-officer" is of "police" and cannot become one of "youth"',
      );
      const renamed = moved.map((one) =>
        one.key === 'community-officer' ? { ...one, key: 'community-worker' } : one,
      );
      expect(await apply({ ...file, members: renamed })).toEqual([
        { what: 'created', model: 'member', key: 'community-worker' },
        { what: 'removed', model: 'member', key: 'community-officer' },
      ]);
      const [officer] = (await load()).members.filter(({ accounts }) =>
        accounts.some(({ user }) => user === 'U0POLICE2'),
      );
      expect(officer?.member.organisation.key).toBe('youth');
      await apply(file);
    });

    it('says what was updated and removed; who left is no longer known', async () => {
      const file = exampleFile();
      const changes = await apply({
        ...file,
        members: file.members
          .filter(({ key }) => key !== 'youth-worker')
          .map((one) =>
            one.key === 'liaison-officer'
              ? { ...one, roles: ['practitioner'], slack: undefined }
              : one,
          ),
        channels: file.channels.slice(0, 1),
      });
      expect(changes).toEqual([
        { what: 'updated', model: 'member', key: 'liaison-officer' },
        { what: 'removed', model: 'member', key: 'youth-worker' },
        { what: 'removed', model: 'channel', key: 'room-partners' },
        { what: 'removed', model: 'channel', key: 'room-staff' },
      ]);
      const register = await load();
      expect(register.members.map(({ member }) => member.key)).not.toContain('youth-worker');
      expect(register.channels).toHaveLength(1);
    });

    it('takes back who was removed when the file names them again', async () => {
      expect(await apply(exampleFile())).toContainEqual({
        what: 'updated',
        model: 'member',
        key: 'youth-worker',
      });
      expect((await load()).members).toHaveLength(6);
    });

    it('notes who was refused, one line a person', async () => {
      const stranger = { platform: 'slack', tenant: 'T0ELSE', user: 'U0ELSE' };
      await registerStore(database).noteRefused(stranger, clock.now());
      await registerStore(database).noteRefused(stranger, clock.now());
      expect(await database.prisma.refusedAttempt.findMany()).toMatchObject([
        { ...stranger, count: 2 },
      ]);
    });
  });
});
