import type { OwnTransaction } from '../../bot/declare/transaction.ts';
import type { Member } from '../../domain/people/member.ts';
import { isSide, SIDES } from '../../domain/people/side.ts';
import type { Timing } from '../../domain/protocol/protocol.ts';
import { afterQuietHours } from '../../domain/reminder/quiet-hours.ts';
import { isOwner, recipientsOf } from '../../domain/reminder/signal-recipients.ts';
import type { NextThing } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import type { MemberSetting } from '../../ports/people/setting-store.ts';
import type { Heard } from './reminder-row.ts';

/** A reminder that fired, with what it is about: that is still waited for. */
export interface LiveReminder {
  readonly reminder: DueReminder;
  readonly thing: NextThing;
  readonly heard: Exclude<Heard, 'refresh'>;
}

/** A signal with all that tells who hears of it and when. */
export interface SignalScene extends OwnTransaction {
  readonly signal: Signal;
  readonly timing: Timing;
  /** Of those who set something, by member. */
  readonly settings: ReadonlyMap<string, MemberSetting>;
}

/** Everybody whom it concerns; of a reminder for one member alone, that member if it still does. */
export function concerned(
  { reminder, thing, heard }: LiveReminder,
  { signal, timing, people, now }: Omit<SignalScene, 'settings'>,
): readonly Member[] {
  const { memberId } = reminder;
  if (memberId !== undefined || heard === 'again') {
    return people.filter((one) => one.id === memberId && canHelp(one, thing, timing));
  }
  return recipientsOf(heard, thing, signal, people, timing, now);
}

/** Somebody may have been reminded of what is no longer theirs. */
function canHelp(member: Member, thing: NextThing, { terms }: Timing): boolean {
  const office = member.roles.some((role) => role === 'coordinator' || role === 'deputy');
  const onDuty = SIDES.some((side) => terms.dutyContacts[side] === member.id);
  return isOwner(member, thing) || onDuty || (office && isSide(member.organisation.side));
}

/** Now, at the end of their quiet hours, or with the day's other things. */
export type When = 'now' | 'digest' | Temporal.Instant;

/** What is urgent comes day and night, and singly. */
export function whenToTell(
  member: Member,
  { reminder, thing, heard }: LiveReminder,
  { signal, timing, settings, now }: SignalScene,
): When {
  if (signal.urgency !== 'normal') return 'now';
  const owners = (heard === 'before' || heard === 'due') && isOwner(member, thing);
  if (owners && reminder.memberId === undefined) {
    if (settings.get(member.id)?.digestAt !== undefined) return 'digest';
  }
  const at = afterQuietHours(timing.terms.quietHours, member.timeZone, now);
  return Temporal.Instant.compare(at, now) > 0 ? at : 'now';
}
