import type { Audience } from '../../bot/declare/context.ts';
import { timeLeft } from '../../bot/signals/signal-words.ts';
import { formatTime } from '../../cards/format-time.ts';
import type { Timing } from '../../domain/protocol/protocol.ts';
import { type NextThing, WAITED_FOR } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { duePhrase } from '../../domain/time/due-phrase.ts';
import type { Nudge } from './find-reminder.ts';

/** "take the first step", or a step in its own words. */
export function whatOf(
  signal: Signal,
  { kind, stepId }: Pick<NextThing, 'kind' | 'stepId'>,
  { words }: Audience,
): string {
  const step = signal.steps.find(({ id }) => id === stepId);
  return step?.what ?? words(`signal.next.${kind}`);
}

/** The same of what is no longer waited for. */
export function whatWas({ reminder, signal }: Nudge, audience: Audience): string {
  const [name, of] = reminder.subject.split(':');
  const kind = WAITED_FOR.find((one) => one === name);
  return kind ? whatOf(signal, { kind, ...(of !== undefined && { stepId: of }) }, audience) : '';
}

/** "due Tue 24 Nov, 14:00 (in 1 working hour)", or "overdue since Tue 24 Nov, 14:00". */
export function dueText(
  { due }: NextThing,
  { urgency }: Signal,
  { calendar }: Timing,
  audience: Audience,
): string {
  const { words, now } = audience;
  const phrase = duePhrase(calendar, urgency, due, now);
  const time = timeText(due, audience);
  if (phrase.unit === 'overdue') return words('reminders.overdue', { time });
  const left = timeLeft(phrase, words);
  return left === '' ? `${words('due.due')} ${time}` : words('reminders.due', { time, left });
}

/** In the words and the zone of who reads. */
export function timeText(
  at: Temporal.Instant,
  { member, partnership }: Pick<Audience, 'member' | 'partnership'>,
): string {
  const { language, timeZone } = member ?? partnership;
  return formatTime(at.toString(), { language, timeZone });
}

/** Who is asked: members by name, sides by their organisations. */
export function whoOf({ owners }: NextThing, { words, sides }: Audience): string {
  const names = owners.members.map(({ name }) => name);
  return [...names, ...owners.sides.map((side) => sides[side])].join(words('list.and'));
}

/** Is its due time over, or now? */
export function isOverdue({ due }: NextThing, { now }: Pick<Audience, 'now'>): boolean {
  return Temporal.Instant.compare(due, now) <= 0;
}
