import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf, type Member, ROLES } from '../../src/domain/people/member.ts';
import { PARTS } from '../../src/domain/people/side.ts';
import type { PartnershipFile } from '../../src/domain/register/partnership-file.ts';
import { type Signal, STEP_STATES } from '../../src/domain/signal/signal.ts';
import { raiseSignal } from '../../src/domain/signal/signal-raising.ts';
import { maySeeSignal } from '../../src/domain/signal/signal-visibility.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { registerWriter } from '../../src/storage/people/register-writer.ts';
import { SIGNAL_BEGINNING, TIMING } from '../support/acts/signals.ts';
import { ONE_DATABASE } from '../support/databases.ts';
import { exampleFile } from '../support/example.ts';
import { tries } from '../support/long.ts';
import { createWorld, type World } from '../support/world.ts';

/** Two organisations of each part, and in each somebody of every role. */
function everybody({ members: [one], ...file }: PartnershipFile): PartnershipFile {
  if (!one) throw new Error('Nobody is in the example.');
  const nowhere = { slackTeamIds: [], teamsTenantIds: [], sector: undefined };
  const organisations = PARTS.flatMap((side) =>
    ['one', 'two'].map((which) => {
      const key = `${side.replace('_', '-')}-${which}`;
      return { ...nowhere, key, side, name: key };
    }),
  );
  const members = organisations.flatMap(({ key: organisation }) =>
    ROLES.map((role) => {
      const key = `${organisation}-${role.replace('_', '-')}`;
      return { ...one, key, name: key, organisation, roles: [role], slack: undefined };
    }),
  );
  return { ...file, organisations, members, channels: [] };
}

const made = fc.record({
  raisedBy: fc.nat(),
  steps: fc.array(fc.record({ owner: fc.nat(), state: fc.constantFrom(...STEP_STATES) }), {
    maxLength: 3,
  }),
});

describe.for(ONE_DATABASE)('signals that are listed, on $name', ({ skip, open }) => {
  describe.skipIf(skip)('', () => {
    let database: Database;
    let world: World;
    let people: readonly Member[];

    beforeAll(async () => {
      database = await open();
      world = await createWorld(database);
      const file = everybody(exampleFile());
      const other = { ...file.partnership, key: 'elsewhere' };
      await registerWriter(database).apply({ ...file, partnership: other }, world.clock.now());
      await world.directory.refresh();
      people = world.directory.partnerships().flatMap(({ id }) => world.directory.members(id));
    });
    afterAll(() => database.close());

    const at = () => world.clock.now();
    const of = <T>(all: readonly T[], index: number): T => {
      const one = all[index % all.length];
      if (one === undefined) throw new Error('There is nobody.');
      return one;
    };

    async function keep({
      raisedBy,
      steps,
    }: typeof made extends fc.Arbitrary<infer T> ? T : never) {
      const by = of(people, raisedBy);
      const own = people.filter(({ partnershipId }) => partnershipId === by.partnershipId);
      const raised = { by: actorOf(by), at: at() };
      const { partnershipId } = by;
      const reference = `S-2026-${String(raisedBy)}-${randomUUID().slice(0, 8)}`;
      const beginning = { ...SIGNAL_BEGINNING, id: randomUUID(), partnershipId, reference, raised };
      const signal: Signal = {
        ...raiseSignal(beginning, TIMING),
        steps: steps.map(({ owner, state }) => ({
          ...{ id: randomUUID(), what: 'Call back', state, postponed: 0, due: at(), set: raised },
          owner: actorOf(of(own, owner)),
          settled: state === 'open' ? undefined : raised,
        })),
      };
      await world.unitOfWork.transaction(async ({ signals }) => {
        await signals.insert(signal);
        await signals.update(signal);
      });
      return signal;
    }

    async function listed({ id: memberId, partnershipId, organisation }: Member) {
      const partner = organisation.side === 'partner';
      const seenBy = partner && { seenBy: { memberId, organisationId: organisation.id } };
      const page = { most: 100, skip: 0 };
      const found = await world.unitOfWork.transaction(({ signals }) =>
        signals.list({ partnershipId, ...seenBy }, page),
      );
      return found.map(({ id }) => id).toSorted();
    }

    it('are those that the rule lets each member see, of every part, side and role', async () => {
      const property = fc.asyncProperty(
        fc.array(made, { minLength: 3, maxLength: 6 }),
        async (all) => {
          await database.prisma.step.deleteMany();
          await database.prisma.signal.deleteMany();
          const signals: Signal[] = [];
          for (const one of all) signals.push(await keep(one));
          for (const member of people) {
            const may = signals
              .filter((signal) => maySeeSignal(member, signal))
              .map(({ id }) => id);
            expect(await listed(member), member.key).toEqual(may.toSorted());
          }
        },
      );
      await fc.assert(property, tries(4, 100));
    });
  });
});
