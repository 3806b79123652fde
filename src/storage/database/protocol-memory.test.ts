import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createPostgresDatabase, openEmbeddedForTest } from '../../../test/support/databases.ts';
import { createWorld, signalForm, type World } from '../../../test/support/world.ts';
import { actorOf } from '../../domain/people/member.ts';
import { DEFAULT_TERMS } from '../../domain/protocol/protocol.ts';
import { createLog } from '../../log.ts';
import { verifyChain } from '../protection/audit-store.ts';
import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';

const OFFICER = 'liaison-officer';

/**
 * Both sides sign that a signal is to be acknowledged within so many working hours, in this world's process.
 *
 * @param held all is written, and the commit waits for this.
 */
async function sign(
  world: World,
  number: number,
  normalWorkingHours: number,
  held = async (): Promise<unknown> => undefined,
): Promise<void> {
  const deed = (key: string) => ({
    by: actorOf(world.presence(key).member),
    at: world.clock.now(),
  });
  const written = deed(OFFICER);
  const accept = { ...DEFAULT_TERMS.accept, normalWorkingHours };
  const protocol = {
    ...{ id: randomUUID(), partnershipId: world.presence(OFFICER).partnership.id, number },
    ...{ terms: { ...DEFAULT_TERMS, accept }, written },
    signatures: { police: written, local_authority: deed('safety-coordinator') },
  };
  const { id: recordId, partnershipId } = protocol;
  await world.unitOfWork.transaction(async ({ protocols, audit }) => {
    await protocols.insert({ ...protocol, signatures: {} });
    await protocols.update(protocol, world.clock.now());
    const line = { action: 'protocol.signed', model: 'protocol', recordId, detail: {} };
    await audit.append({ partnershipId, memberId: written.by.memberId }, line, world.clock.now());
    await held();
  });
}

/** How many hours after it was raised the last one is due; all of it on one working day. */
async function hoursGiven({ prisma }: Database): Promise<number> {
  const row = await prisma.signal.findFirstOrThrow({ orderBy: { reference: 'desc' } });
  return (row.dueAcknowledge.getTime() - row.raisedAt.getTime()) / 3_600_000;
}

const record = (world: World) => world.submit(OFFICER, 'signal.raise', signalForm());

describe.skipIf(inject('postgres') === null)('a process that hears no notice', () => {
  let made: Awaited<ReturnType<typeof createPostgresDatabase>>;
  let here: Database;
  let there: Database;

  beforeEach(async () => {
    made = await createPostgresDatabase();
    here = openPostgres(made.url, createLog('silent'));
    there = openPostgres(made.url, createLog('silent'));
  });
  afterEach(async () => {
    await Promise.all([here.close(), there.close()]);
    await made.drop();
  });

  it('records by the protocol that was signed elsewhere, though it remembers the one before', async () => {
    const signing = await createWorld(there);
    const deaf = await createWorld(here);
    await record(deaf);
    expect(await hoursGiven(here)).toBe(3);
    await sign(signing, 1, 1);
    await record(deaf);
    expect(await hoursGiven(here)).toBe(1);
    await sign(signing, 2, 2);
    await deaf.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0002');
    const { acknowledgedAt, dueLead } = await here.prisma.signal.findFirstOrThrow({
      where: { reference: 'S-2026-0002' },
    });
    expect((dueLead?.getTime() ?? 0) - (acknowledgedAt?.getTime() ?? 0)).toBe(2 * 3_600_000);
    const { id } = deaf.presence(OFFICER).partnership;
    const rows = await here.prisma.signal.findMany({ orderBy: { reference: 'asc' } });
    expect(rows.map(({ reference }) => reference)).toEqual(['S-2026-0001', 'S-2026-0002']);
    expect(await verifyChain(here.prisma, id)).toMatchObject({ intact: true });
  });

  it('records by the protocol that it waited for, and logs it after its signature', async () => {
    const signing = await createWorld(there);
    const deaf = await createWorld(here);
    await record(deaf);
    let raised: Promise<unknown> | undefined;
    await sign(signing, 1, 1, async () => {
      raised = record(deaf);
      await oneWaits(there);
    });
    await raised;
    expect(await hoursGiven(here)).toBe(1);
    const lines = await here.prisma.auditEntry.findMany({ orderBy: { number: 'asc' } });
    expect(lines.map(({ action }) => action)).toEqual([
      ...['register.imported', 'signal.raised', 'protocol.signed', 'signal.raised'],
    ]);
  });

  it('acknowledges by the protocol that it waited for', async () => {
    const signing = await createWorld(there);
    const deaf = await createWorld(here);
    await record(deaf);
    let acknowledged: Promise<unknown> | undefined;
    await sign(signing, 1, 2, async () => {
      acknowledged = deaf.press('safety-coordinator', 'signal.acknowledge', 'S-2026-0001');
      await oneWaits(there);
    });
    await acknowledged;
    const { acknowledgedAt, dueLead } = await here.prisma.signal.findFirstOrThrow();
    expect((dueLead?.getTime() ?? 0) - (acknowledgedAt?.getTime() ?? 0)).toBe(2 * 3_600_000);
  });

  it('does anew what went by the protocol before, though it logs nothing', async () => {
    const signing = await createWorld(there);
    const deaf = await createWorld(here);
    await record(deaf);
    await sign(signing, 1, 1);
    const { id } = deaf.presence(OFFICER).partnership;
    const wentBy: (number | undefined)[] = [];
    await deaf.unitOfWork.transaction(async ({ protocols }) => {
      wentBy.push((await protocols.inForce(id))?.number);
    });
    expect(wentBy).toEqual([undefined, 1]);
  });
});

/** Until somebody waits for a lock. */
function oneWaits({ prisma }: Database): Promise<void> {
  const waiting = () => prisma.$queryRaw`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return expect.poll(waiting, { timeout: 20_000 }).toEqual([{ waiting: 1 }]);
}

it('embedded: a signed protocol holds from the next record on', async () => {
  const database = await openEmbeddedForTest();
  const world = await createWorld(database);
  await record(world);
  await sign(world, 1, 1);
  await record(world);
  expect(await hoursGiven(database)).toBe(1);
  await database.close();
});

it('embedded: the tenth thousandth reference is longer by a digit', async () => {
  const database = await openEmbeddedForTest();
  const world = await createWorld(database);
  const partnershipId = world.presence(OFFICER).partnership.id;
  await database.prisma.counter.create({
    data: { partnershipId, series: 'S', year: 2026, value: 9_998 },
  });
  await record(world);
  await record(world);
  const rows = await database.prisma.signal.findMany({ orderBy: { raisedAt: 'asc' } });
  expect(new Set(rows.map(({ reference }) => reference))).toEqual(
    new Set(['S-2026-9999', 'S-2026-10000']),
  );
  await database.close();
});
