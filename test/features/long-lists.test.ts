import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strong } from '../../src/cards/blocks.ts';
import { digestCard } from '../../src/features/reminders/digest/digest-card.ts';
import { wordsFor } from '../../src/locales/words.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { schedule } from '../support/acts/meetings.ts';
import { openOneForTest } from '../support/databases.ts';
import { textOf } from '../support/shown/text-of.ts';
import { createWorld, envelope, signalForm, type World } from '../support/world.ts';

/** More than any list ever looked at. */
const NEWER = 1_050;
const FIRST = 'S-2026-0001';
const COORDINATOR = 'safety-coordinator';

/** What waits longest is what is lost where only the newest are looked at. */
describe('what waits longest, behind a thousand that are newer', () => {
  let database: Database;
  let world: World;

  beforeAll(async () => {
    database = await openOneForTest();
    world = await createWorld(database);
    await world.submit('liaison-officer', 'signal.raise', signalForm());
    await world.submit('youth-worker', 'signal.raise', signalForm());
    await repeatSignal(database);
    await schedule(world, 'liaison-officer', 'every Tuesday 10:00');
  });
  afterAll(() => database.close());

  const partnership = () => world.presence(COORDINATOR).partnership;

  it('is what a member is asked first to acknowledge', async () => {
    const home = await world.dispatch({ ...envelope(COORDINATOR), kind: 'home' });
    const [first] = textOf(home).match(/S-2026-\d+/) ?? [];
    expect(first).toBe(FIRST);
  });

  it('is first in the digest, which tells how much it shows, and not how much there is', async () => {
    const { member } = world.presence(COORDINATOR);
    const id = randomUUID();
    const kept = { id, partnershipId: member.partnershipId, kind: 'digest', recordId: member.id };
    const due = { subject: 'digest:1', occasion: 'digest', dueAt: new Date(), state: 'fired' };
    await database.prisma.reminder.create({ data: { ...kept, ...due } });
    const { directory, agenda, clock } = world;
    const audience = {
      ...{ agenda, member, partnership: partnership(), words: wordsFor('en'), now: clock.now() },
      sides: directory.sides(member.partnershipId),
      members: directory.members(member.partnershipId),
    };
    const card = await world.unitOfWork.looking((stores) => digestCard.build(stores, id, audience));
    expect(card?.title).toBe('More than 20 things wait for you');
    const [rows, left] = card?.blocks ?? [];
    const shown = rows?.tag === 'list' ? rows.rows.map(({ text }) => text[0]) : [];
    expect(shown).toHaveLength(20);
    expect(shown).toContainEqual(strong(FIRST));
    expect(JSON.stringify(left)).toContain('What is due later is not shown.');
  });

  it('is first on the agenda, and on that of a partner who sees little else', async () => {
    const onAgenda = (who?: string) =>
      world.unitOfWork.transaction(async (stores) => {
        const scene = { stores, partnership: partnership(), now: world.clock.now() };
        const member = who === undefined ? {} : { member: world.presence(who).member };
        const items = await world.agenda({ ...scene, ...member });
        return items.filter(({ kind }) => kind === 'lead').map(({ reference }) => reference);
      });
    expect((await onAgenda())[0]).toBe(FIRST);
    expect(await onAgenda('youth-worker')).toEqual(['S-2026-0002']);
  });

  it('is the meeting whose minutes are taken, however many are planned', async () => {
    const [meeting] = await database.prisma.meeting.findMany({ orderBy: { startsAt: 'asc' } });
    if (!meeting) throw new Error('There is one.');
    const ahead = { startsAt: new Date('2030-01-01'), endsAt: new Date('2030-01-02') };
    await database.prisma.meeting.createMany({
      data: Array.from({ length: NEWER }, (_, number) => ({
        ...{ ...meeting, ...ahead, id: randomUUID(), number: number + 100 },
        date: Temporal.PlainDate.from('2030-01-01').add({ days: number }).toString(),
      })),
    });
    const begun = meeting.startsAt.getTime() - world.clock.now().epochMilliseconds;
    world.clock.move({ milliseconds: begun + 60_000 });
    const minutes = textOf(await world.command('liaison-officer', 'liaison', 'minutes'));
    expect(minutes).toContain('Minutes');
  });
});

/** The first signal again and again, each raised later. */
async function repeatSignal({ prisma }: Database): Promise<void> {
  const { links: _links, ...first } = await prisma.signal.findFirstOrThrow({
    where: { reference: FIRST },
  });
  await prisma.signal.createMany({
    data: Array.from({ length: NEWER }, (_, index) => ({
      ...{ ...first, id: randomUUID(), reference: `S-2026-${1_000 + index}` },
      raisedAt: new Date(first.raisedAt.getTime() + (index + 1) * 60_000),
      dueAcknowledge: new Date(first.dueAcknowledge.getTime() + (index + 1) * 60_000),
    })),
  });
}
