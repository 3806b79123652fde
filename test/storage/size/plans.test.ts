import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { allSignals } from '../../../src/bot/signals/all-signals.ts';
import type { Member } from '../../../src/domain/people/member.ts';
import { isOwner } from '../../../src/domain/reminder/signal-recipients.ts';
import { nextThings } from '../../../src/domain/signal/next-thing.ts';
import { OPEN_STATUSES } from '../../../src/domain/signal/signal-life.ts';
import { waitedFor, waitingThings } from '../../../src/features/reminders/digest/waiting-things.ts';
import type { Database } from '../../../src/storage/database/database.ts';
import { schedule } from '../../support/acts/meetings.ts';
import { growing } from '../../support/cost/excuses.ts';
import type { Cost, CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { fillSignals } from '../../support/size/many-signals.ts';
import { createWorld, envelope, signalForm, type World } from '../../support/world.ts';

const OFFICER = 'liaison-officer';
/** Of one list, at 8 kB. */
const MOST_BLOCKS = 200;
/** In a digest, and one that tells that there is more. */
const SHOWN = 21;
/** To tell whether anything waits for them. */
const MOST_BLOCKS_PER_MEMBER = 50;

/** Round trips, and blocks by PostgreSQL's own word. A line may be lowered by whoever makes it cheaper. */
describe.skipIf(inject('postgres') === null)('among a thousand signals', () => {
  let database: Database;
  let world: World;
  let meter: CostMeter;

  beforeAll(async () => {
    ({ database, meter } = await openCounted());
    world = await createWorld(database);
    await world.submit(OFFICER, 'signal.raise', signalForm());
    await schedule(world, OFFICER, 'every Tuesday 10:00');
    await fillSignals(database, {
      signals: 1_000,
      oneOpenOf: 10,

      deliveries: 1_000,
    });
    await world.directory.refresh();
  });
  afterAll(() => database.close());

  it.for<[string, string, number]>([
    ['signal', 'list', 1],
    ['signal', 'list closed', 1],
    ['signal', 'list mine', 1],
    ['signal', 'list police', 1],
    ['signal', 'list council', 1],
    ['signal', 'show S-2026-0001', 5],
    ['signal', 'timeline S-2026-0001', 2],
    ['lead', '', 1],
    ['lead', 'list', 1],
    ['lead', 'list mine', 1],
    ['lead', 'list unassigned', 1],
    ['lead', 'list joint', 1],
    ['step', '', 2],
    ['liaison', '', 2],
    ['crisis', '', 1],
    ['crisis', 'templates', 1],
    ['tandem', 'status', 1],
  ])('/%s %s reads what it shows, in %i', async ([name, text, most]) => {
    const cost = await leastOf(meter, () => world.command(OFFICER, name, text));
    expect(growing(cost.scans)).toEqual([]);
    expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS);
    expect(cost.statements).toBeLessThanOrEqual(most);
  });

  it.for<[string, number, (world: World) => Promise<unknown>]>([
    ['the page that somebody sees first', 6, showHome],
    ['the agenda of the next meeting', 2, showAgenda],
  ])('%s takes %i', async ([, most, show]) => {
    const cost = await leastOf(meter, () => show(world));
    expect(growing(cost.scans)).toEqual([]);
    expect(cost.blocks).toBeLessThanOrEqual(MOST_BLOCKS);
    expect(cost.statements).toBeLessThanOrEqual(most);
  });

  it.for(['practitioner', 'coordinator'] as const)(
    'of what waits for a %s what is due first is read, and no more',
    async (role) => {
      const open = await openSignals(world);
      const thingsOf = (one: Member) =>
        open.flatMap((signal) => nextThings(signal).filter((thing) => isOwner(one, thing)));
      const { partnershipId } = world.presence(OFFICER).member;
      const [member] = world.directory
        .members(partnershipId)
        .filter((one) => one.roles.includes(role) && thingsOf(one).length > 1);
      if (!member) throw new Error('For one of them something waits.');
      const waits = () =>
        world.unitOfWork.looking((stores) => waitingThings(stores, member, SHOWN));
      const found = await waits();
      const dues = thingsOf(member)
        .map(({ due }) => due.epochMilliseconds)
        .toSorted((a, b) => a - b);
      expect(found.map(({ thing }) => thing.due.epochMilliseconds)).toEqual(dues.slice(0, SHOWN));
      const { cost } = await meter.of(waits);
      expect(growing(cost.scans)).toEqual([]);
      expect(cost.statements).toBe(1);
      // Of as many signals as two pages hold.
      expect(cost.blocks).toBeLessThanOrEqual(2 * MOST_BLOCKS);
    },
  );

  it('whether something waits for somebody is told of everybody at once, and nothing is read of it', async () => {
    const members = world.directory.members(world.presence(OFFICER).partnership.id);
    const waits = () => world.unitOfWork.looking((stores) => waitedFor(stores, members));
    const things = (await openSignals(world)).flatMap((one) => nextThings(one));
    const own = members.filter((one) => things.some((thing) => isOwner(one, thing)));
    expect([...(await waits())].toSorted()).toEqual(own.map(({ id }) => id).toSorted());
    expect(own.length).toBeLessThan(members.length);
    const { cost } = await meter.of(waits);
    expect(growing(cost.scans)).toEqual([]);
    expect(cost.statements).toBe(1);
    expect(cost.blocks / members.length).toBeLessThanOrEqual(MOST_BLOCKS_PER_MEMBER);
  });

  it('whoever only looks writes and locks nothing', async () => {
    const { asked } = await meter.of(() => world.command(OFFICER, 'signal', 'show S-2026-0001'));
    expect(
      asked.filter((sql) => !/^\s*SELECT/.test(sql) || /FOR (NO KEY )?UPDATE/.test(sql)),
    ).toEqual([]);
  });
});

function openSignals({ presence, unitOfWork }: World) {
  const { partnership } = presence(OFFICER);
  const filter = { partnershipId: partnership.id, statuses: OPEN_STATUSES };
  return unitOfWork.looking((stores) => allSignals(stores, filter));
}

/**
 * Whoever is named is known from the first time on. A connection that has not run it yet, or has forgotten the catalogue since
 * other databases were changed, reads that within the plan: no cost of ours.
 */
async function leastOf(meter: CostMeter, look: () => Promise<unknown>): Promise<Cost> {
  await look();
  const costs: Cost[] = [];
  for (let turn = 0; turn < 3; turn += 1) costs.push((await meter.of(look)).cost);
  const [least] = costs.toSorted((one, other) => one.blocks - other.blocks);
  if (!least) throw new Error('Nothing was counted.');
  return least;
}

function showHome({ dispatch }: World): Promise<unknown> {
  return dispatch({ ...envelope('safety-coordinator'), kind: 'home' });
}

function showAgenda({ command }: World): Promise<unknown> {
  return command(OFFICER, 'liaison', 'agenda');
}
