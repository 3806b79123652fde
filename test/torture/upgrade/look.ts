import type { MessageVersion } from '../../../src/domain/crisis/message.ts';
import { MEETINGS_AHEAD } from '../../../src/domain/meeting/meeting.ts';
import { wordsFor } from '../../../src/locales/words.ts';
import type { Place } from '../places.ts';
import { damageOf } from '../push-torture.ts';
import { standing } from '../stands.ts';
import { LACKS } from './lacks.ts';
import type { UpgradeStage } from './upgrade-stage.ts';

/** What went wrong, in numbers. */
export interface Found {
  /** What is owed and does not stand there, was not reminded of, laid out or recorded. */
  readonly lost: number;
  /** What stands there too often without saying so, or came twice. */
  readonly doubled: number;
  /** What is not what was signed, or not as it is now. */
  readonly altered: number;
  /** What is called sent and does not stand there. */
  readonly falselySent: number;
  /** What was reminded of before it was due. */
  readonly early: number;
}

interface RaisedSignal {
  readonly id: string;
  readonly reference: string;
}

/** What one round asked for. */
export interface Round {
  readonly overdue: RaisedSignal;
  readonly acknowledged: RaisedSignal;
  readonly version: MessageVersion;
  readonly reminderId: string;
}

const WAITING = ['owed', 'sending', 'unknown', 'held'];
/** Both coordinators. */
const TOLD_OF_OVERDUE = 2;
const AGAIN = wordsFor('en')('delivery.again', { title: '' }).trim();

/** What of a round is still under way. */
export async function restOf({ database: { prisma } }: UpgradeStage, round: Round) {
  const deliveries = await prisma.delivery.findMany({ where: { state: { in: WAITING } } });
  const reminder = await prisma.reminder.findUniqueOrThrow({ where: { id: round.reminderId } });
  const jobs = await prisma.$queryRaw<{ name: string; state: string }[]>`
    SELECT name, state::text FROM pgboss.job WHERE name = ${LACKS.job} AND state <= 'active'`;
  return [
    ...deliveries.map(({ card, state }) => `${card} ${state}`),
    ...(reminder.state === 'planned' ? ['reminder planned'] : []),
    ...jobs.map(({ name, state }) => `${name} ${state}`),
  ];
}

/** Looks at every place, and at what is kept of it. */
export async function lookAt(stage: UpgradeStage, round: Round): Promise<Found> {
  const pushed = await damageOf(stage, round.version);
  const cards = await lookAtCards(stage, round);
  const { lost, doubled } = await lookAtRecords(stage, round);
  const { prisma } = stage.database;
  const fired = await prisma.reminder.findMany({ where: { state: 'fired' } });
  return {
    lost: pushed.lost + cards.lost + lost,
    doubled: pushed.doubled + cards.doubled + doubled,
    altered: pushed.altered + cards.altered,
    falselySent: pushed.lost + cards.falselySent,
    early: fired.filter(({ dueAt, firedAt }) => firedAt && firedAt < dueAt).length,
  };
}

/** The cards of both signals, in each place. */
async function lookAtCards(stage: UpgradeStage, { overdue, acknowledged }: Round) {
  const found = { lost: 0, doubled: 0, altered: 0, falselySent: 0 };
  for (const place of stage.joint) {
    for (const { id, reference } of [overdue, acknowledged]) {
      const there = (await standing(stage, place, reference)).filter(isSignalCard);
      if (there.length === 0) found.lost += 1;
      if (there.length === 0 && (await isCalledSent(stage, place, id))) found.falselySent += 1;
      found.doubled += Math.max(0, countFirsts(stage, place, reference) - 1);
      if (!(await showsNewest(stage, place.conversationId, id))) found.altered += 1;
    }
  }
  return found;
}

/** The card of the record itself, and no word about it. */
function isSignalCard(message: unknown): boolean {
  return JSON.stringify(message).includes('raised by Police Havenstad');
}

/** How often the card of a signal arrived as if for the first time: a second one says that it was sent before. */
function countFirsts({ slack, teams }: UpgradeStage, place: Place, reference: string): number {
  const posts = {
    slack: () =>
      slack.calls.filter(
        ({ method, args }) => method === 'chat.postMessage' && args['channel'] === place.external,
      ),
    teams: () =>
      teams.calls.filter(
        ({ kind, conversation }) => kind === 'post' && conversation === place.external,
      ),
    // It posts nothing twice.
    room: () => [],
  }[place.platform]();
  return posts.filter((post) => {
    const text = JSON.stringify(post);
    return text.includes(reference) && isSignalCard(post) && !text.includes(AGAIN);
  }).length;
}

async function isCalledSent(
  { database: { prisma } }: UpgradeStage,
  { conversationId }: Place,
  recordId: string,
): Promise<boolean> {
  const where = { conversationId, recordId, card: 'signal.card', state: 'sent' };
  return (await prisma.delivery.count({ where })) > 0;
}

async function showsNewest(
  { database: { prisma } }: UpgradeStage,
  conversationId: string,
  recordId: string,
): Promise<boolean> {
  const where = { conversationId, recordId, card: 'signal.card' };
  const post = await prisma.post.findFirst({ where });
  const newest = await prisma.delivery.findFirst({ where, orderBy: { revision: 'desc' } });
  return post !== null && post.revision >= (newest?.revision ?? 0);
}

/** What was reminded of, recorded and laid out. */
async function lookAtRecords({ database: { prisma } }: UpgradeStage, round: Round) {
  const audited = (action: string, { id }: RaisedSignal) =>
    prisma.auditEntry.count({ where: { action, recordId: id } });
  const nudges = await prisma.delivery.findMany({
    where: { card: 'reminders.nudge', recordId: round.reminderId },
  });
  const ids = nudges.map(({ id }) => id);
  const told = await prisma.roomMessage.count({ where: { deliveryId: { in: ids } } });
  const meetings = await prisma.meeting.findMany({ where: { startsAt: { gt: new Date() } } });
  const dates = new Set(meetings.map(({ date }) => date));
  const counts = [
    { is: await audited('signal.overdue', round.overdue), should: 1 },
    { is: await audited('signal.acknowledged', round.acknowledged), should: 1 },
    { is: told, should: TOLD_OF_OVERDUE },
    { is: dates.size, should: MEETINGS_AHEAD },
    { is: meetings.length - dates.size, should: 0 },
  ];
  return {
    lost: sum(counts.map(({ is, should }) => Math.max(0, should - is))),
    doubled: sum(counts.map(({ is, should }) => Math.max(0, is - should))),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
