import { reminderHandler } from '../../bot/declare/contributions.ts';
import type { Consequences, MemberCard } from '../../bot/declare/use-case.ts';
import { reminderRecord, SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import type { Member } from '../../domain/people/member.ts';
import { refreshReminder } from '../../domain/reminder/signal-reminders.ts';
import { nextThings } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import type { DueReminder } from '../../ports/delivery/reminder-store.ts';
import type { AuditDraft } from '../../ports/stores.ts';
import { ensureDigest } from './digest/digest-plan.ts';
import {
  concerned,
  type LiveReminder,
  type SignalScene,
  type When,
  whenToTell,
} from './hearing.ts';
import { NUDGE_CARD, URGENT_CARD } from './reminder-card.ts';
import { gravest, heardOf } from './reminder-row.ts';

/** Tells each member once of everything of a signal that is due, and shows its card anew. */
export const signalReminder = reminderHandler(SIGNAL_REMINDERS, {
  knows: (occasion) => heardOf({ occasion }) !== undefined,
  lock: ({ signals }, { recordId }) => signals.lock(recordId),
  async remind(ctx, { recordId }, due) {
    const signal = await ctx.stores.signals.find(recordId);
    if (!signal) return { audit: [], channelCards: [] };
    const timing = await timingOf(ctx.stores, ctx.partnership);
    const whole = { ...ctx, signal, timing };
    const live = liveReminders(signal, due);
    const told = await tellMembers(whole, live);
    return { ...told, channelCards: await showAnew(whole, due, live) };
  },
});

/** What is done by now, or was put off, says nothing. */
function liveReminders(signal: Signal, due: readonly DueReminder[]): LiveReminder[] {
  const things = nextThings(signal);
  return due.flatMap((reminder) => {
    const heard = heardOf(reminder);
    const thing = things.find(({ subject }) => subject === reminder.subject);
    return thing && heard && heard !== 'refresh' ? [{ reminder, thing, heard }] : [];
  });
}

/** Its words about time have changed, and will again. */
async function showAnew(
  { stores, signal, timing, now }: SignalScene,
  due: readonly DueReminder[],
  live: readonly LiveReminder[],
): Promise<Consequences['channelCards']> {
  const refresh = due.some((one) => heardOf(one) === 'refresh');
  if (!refresh && !live.some(({ heard }) => heard === 'due')) return [];
  const { id: recordId } = signal;
  const record = reminderRecord(signal);
  for (const next of refreshReminder(signal, timing, now)) await stores.reminders.add(record, next);
  return [{ card: SIGNAL_CARD, recordId, revision: await stores.signals.touch(recordId) }];
}

async function tellMembers(
  ctx: SignalScene,
  live: readonly LiveReminder[],
): Promise<Pick<Consequences, 'audit' | 'memberCards'>> {
  const forMember = new Map<string, LiveReminder[]>();
  const audit: AuditDraft[] = [];
  for (const one of live) {
    const told: string[] = [];
    const held: Held[] = [];
    for (const member of concerned(one, ctx)) {
      const when = await tellOrHold(member, one, ctx);
      if (when !== 'now') {
        held.push({ memberId: member.id, until: when.toString() });
        continue;
      }
      told.push(member.id);
      forMember.set(member.id, [...(forMember.get(member.id) ?? []), one]);
    }
    audit.push(...audited(one, ctx.signal, told, held));
  }
  return { audit, memberCards: [...forMember].flatMap(([id, found]) => message(id, found)) };
}

/** Somebody who hears of it later. */
interface Held {
  readonly memberId: string;
  /** An ISO 8601 instant, or `digest`: with the day's other things. */
  readonly until: string;
}

/** What is not told now comes later, by itself or with the day's other things. */
async function tellOrHold(member: Member, one: LiveReminder, ctx: SignalScene): Promise<When> {
  const { stores, signal } = ctx;
  const { id, subject, occasion, memberId, snoozes } = one.reminder;
  const when = await whenToTell(member, one, ctx);
  if (when === 'now') return when;
  if (when === 'digest') await ensureDigest(ctx, member);
  else if (memberId !== undefined) await stores.reminders.postpone(id, when);
  else {
    const own = { subject, occasion, memberId: member.id, at: when, snoozes };
    await stores.reminders.add(reminderRecord(signal), own);
  }
  return when;
}

/** One message a person, whatever there is; each a new one. */
function message(memberId: string, found: readonly LiveReminder[]): MemberCard[] {
  const main = gravest(found, ({ heard }) => heard);
  if (!main) return [];
  const card = main.heard === 'raised' ? URGENT_CARD : NUDGE_CARD;
  return [{ card, recordId: main.reminder.id, revision: 1, memberId }];
}

/** That it became overdue, who heard of it, and who will when; then that those heard of it whom quiet hours had held. */
function audited(
  { reminder, thing, heard }: LiveReminder,
  { id: recordId, reference }: Signal,
  told: readonly string[],
  held: readonly Held[],
): AuditDraft[] {
  const overdue = heard === 'due' || heard === 'deputies' || heard === 'above';
  if (!overdue) return [];
  const said = { reference, occasion: heard, what: thing.kind, told };
  if (reminder.memberId !== undefined) {
    const late = { action: 'signal.told_later', model: 'signal', recordId, detail: said };
    return told.length > 0 ? [late] : [];
  }
  const action = heard === 'due' ? 'signal.overdue' : 'signal.escalated';
  const until = held.map((one) => one.until).toSorted()[0] ?? '';
  const detail = { ...said, held: held.map(({ memberId }) => memberId), until };
  return [{ action, model: 'signal', recordId, detail }];
}
