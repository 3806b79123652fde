import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { gatherLists } from '../../../src/storage/signal/gather-lists.ts';
import { stepsIn } from '../../support/acts/steps.ts';
import type { CostMeter } from '../../support/cost/listen.ts';
import { openCounted } from '../../support/cost/open-counted.ts';
import { createWorld, type World } from '../../support/world.ts';

describe.skipIf(inject('postgres') === null)('lists', () => {
  let world: World;
  let meter: CostMeter;

  beforeAll(async () => {
    const counted = await openCounted();
    meter = counted.meter;
    world = await createWorld(counted.database);
  });
  afterAll(() => world.database.close());

  const rowOf = (reference: string) =>
    world.database.prisma.signal.findFirstOrThrow({
      where: { reference },
      include: { leads: { include: { contacts: true } } },
    });

  it('that are asked for side by side are read in one statement, each as if it were alone', async () => {
    const { led, raised } = stepsIn(world);
    for (let count = 0; count < 3; count += 1) await led();
    await raised('liaison-officer', {});
    const { partnership } = world.presence('liaison-officer');
    const of = { partnershipId: partnership.id };
    const asked = [
      { filter: of, page: { most: 2, skip: 1 } },
      {
        filter: { ...of, statuses: ['led'] as const },
        page: { most: 9, skip: 0, oldestFirst: true },
      },
      { filter: { ...of, lead: 'local_authority' as const }, page: { most: 9, skip: 0 } },
    ];
    const { looking } = world.unitOfWork.forInteraction();
    const together = () =>
      Promise.all(
        asked.map(({ filter, page }) => looking(({ signals }) => signals.list(filter, page))),
      );
    await together();
    const { result, cost } = await meter.of(together);
    expect(cost.statements).toBe(1);
    const alone = [];
    for (const { filter, page } of asked) {
      alone.push(await looking(({ signals }) => signals.list(filter, page)));
    }
    expect(result).toEqual(alone);
    expect(result.map(({ length }) => length)).not.toContain(0);
  });

  it('name whom nobody knew yet, and read them once for all that are looked at side by side', async () => {
    const { looking } = world.unitOfWork.forInteraction();
    const { id: partnershipId } = world.presence('liaison-officer').partnership;
    const [one] = await looking(({ signals }) =>
      signals.list({ partnershipId }, { most: 1, skip: 0 }),
    );
    if (!one) throw new Error('There is no signal.');
    const find = () => looking(({ signals }) => signals.find(one.id));
    world.database.actors.forget();
    const { result, asked } = await meter.of(() => Promise.all([find(), find()]));
    expect(result).toEqual([one, one]);
    expect(asked.filter((sql) => sql.includes('"public"."member"'))).toHaveLength(1);
  });

  it('fail together, and the next ones are read anew', async () => {
    const one = { partnershipId: randomUUID() };
    const page = { most: 1, skip: 0 };
    let fails = true;
    const list = gatherLists({
      list: async () => [],
      listEach: async (asked) => {
        if (fails) throw new Error('The line broke.');
        return asked.map(() => []);
      },
    });
    const both = await Promise.allSettled([list(one, page), list(one, page)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    fails = false;
    expect(await Promise.all([list(one, page), list(one, page)])).toEqual([[], []]);
  });

  it('know how a signal is led and by whom, also if an older version chose it, and of the present lead alone', async () => {
    const { prisma } = world.database;
    const { reference, id } = await rowOf(await stepsIn(world).led());
    const before = await rowOf(reference);
    expect(before.leadMode).toBe(before.leads[0]?.mode);
    expect(before.leads[0]?.contacts.map(({ signalId, open }) => [signalId, open])).toEqual(
      before.leads[0]?.contacts.map(() => [id, true]),
    );
    const { leads } = before;
    const [old] = leads;
    const [contact] = old?.contacts ?? [];
    if (!old || !contact) throw new Error('Nobody leads.');
    const { contacts: _, ...lead } = old;
    // As versions before this one write them.
    await prisma.$transaction(async (tx) => {
      await tx.lead.update({ where: { id: old.id }, data: { endedAt: new Date() } });
      const next = { ...lead, id: randomUUID(), mode: 'joint' };
      await tx.lead.create({ data: next });
      const { signalId: _unsaid, ...rest } = contact;
      await tx.leadContact.create({ data: { ...rest, id: randomUUID(), leadId: next.id } });
    });
    const after = await rowOf(reference);
    expect(after.leadMode).toBe('joint');
    const said = after.leads.flatMap(({ mode, contacts }) =>
      contacts.map(({ open, signalId }) => ({ mode, open, signalId })),
    );
    expect(said).toContainEqual({ mode: 'joint', open: true, signalId: id });
    expect(said.filter(({ open }) => open)).toHaveLength(1);
    for (const status of ['closed', 'led']) {
      await prisma.signal.update({ where: { id }, data: { status } });
      const found = (await rowOf(reference)).leads.flatMap(({ contacts }) => contacts);
      expect(found.filter(({ open }) => open)).toHaveLength(status === 'led' ? 1 : 0);
    }
  });
});
