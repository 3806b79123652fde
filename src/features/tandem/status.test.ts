import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ONE_DATABASE } from '../../../test/support/databases.ts';
import { textOf } from '../../../test/support/shown/text-of.ts';
import { createWorld, type World } from '../../../test/support/world.ts';
import { noticeParked } from '../../bot/delivery/parked-notices.ts';
import type { Database } from '../../storage/database/database.ts';
import { noteConnections } from '../../storage/delivery/connection-store.ts';
import { deliveryStore } from '../../storage/delivery/delivery-store.ts';

const REFUSED = { reason: 'some_code', mendedBy: 'inviting' } as const;

describe.for(ONE_DATABASE)('who sees what cannot be sent, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let partnershipId: string;

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      const { member, partnership } = world.presence('youth-worker');
      partnershipId = partnership.id;
      const data = { roles: ['practitioner', 'coordinator', 'administrator'] };
      await database.prisma.member.update({ where: { id: member.id }, data });
      await world.directory.refresh();
    });
    afterAll(() => database.close());

    const status = async (by: string) => textOf(await world.command(by, 'tandem', 'status'));

    it('is no partner, in whatever role: it names people, and what of a crisis is held', async () => {
      expect(await status('liaison-officer')).toContain('Nothing is refused');
      const refused = 'This is not yours to do. These people can: Liaison officer';
      expect(await status('youth-worker')).toContain(refused);
      for (const action of ['delivery.try', 'tandem.send-late', 'tandem.drop-late']) {
        const said = textOf(await world.press('youth-worker', action, randomUUID()));
        expect(said, action).toContain(refused);
      }
      const said = textOf(await world.press('youth-worker', 'tandem.remind-again', 'signal'));
      expect(said).toContain(refused);
    });

    it('is no partner when somebody is not reached: coordinators of both sides are told', async () => {
      const store = deliveryStore(database, { nudge: async () => undefined });
      const account = { platform: 'room', tenant: 'havenstad', user: 'mayors-office' };
      const now = world.clock.now();
      const owed = { card: 'card', recordId: randomUUID(), revision: 1, partnershipId };
      await store.enqueue([{ ...owed, to: { account } }], now);
      const { conversationId } = await database.prisma.delivery.findFirstOrThrow();
      const claimed = await store.claimNext(conversationId, now, now.add({ seconds: 10 }));
      if (!claimed) throw new Error('Nothing to claim.');
      const messengers = [{ platform: 'room' }];
      const { directory, unitOfWork } = world;
      await unitOfWork.transaction((stores) =>
        noticeParked({ directory, stores, messengers }, claimed, REFUSED, now),
      );
      const told = await database.prisma.delivery.findMany({
        where: { card: 'delivery.unreached' },
        select: { conversation: { select: { external: true } } },
      });
      const whom = told.map(({ conversation }) => conversation.external).toSorted();
      expect(whom).toEqual(['liaison-officer', 'safety-coordinator']);
    });

    it('of the workspaces and tenants where Tandem is connected, their own alone', async () => {
      const seen = { platform: 'slack', fault: undefined };
      await noteConnections(
        database.prisma,
        [
          { ...seen, tenant: 'T0POLICE', name: 'Police of Havenstad' },
          { ...seen, tenant: 'T0OTHER', name: 'Police of Wobblethorpe' },
          { platform: 'teams', tenant: randomUUID(), name: 'Quillfeather', fault: 'no_answer' },
          { ...seen, platform: 'teams', tenant: '', name: undefined },
        ],
        world.clock.now(),
      );
      const shown = await status('liaison-officer');
      expect(shown).toContain('Slack · Police of Havenstad');
      expect(shown).toContain('Teams');
      expect(shown).not.toMatch(/Wobblethorpe|Quillfeather|T0OTHER/);
    });
  });
});
