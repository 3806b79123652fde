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

/** Both sides sign that a signal is to be acknowledged within so many working hours, in this world's process. */
async function sign(world: World, number: number, normalWorkingHours: number): Promise<void> {
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
  await world.unitOfWork.transaction(async ({ protocols }) => {
    await protocols.insert({ ...protocol, signatures: {} });
    await protocols.update(protocol, world.clock.now());
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
});

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
