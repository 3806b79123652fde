import { onPress } from '../../bot/declare/action.ts';
import { doneNotice } from '../../bot/declare/reply.ts';
import type { Transaction } from '../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import { reminderRecord } from '../../bot/signals/save-signal.ts';
import { ofEveryPart } from '../../domain/people/right.ts';
import { Refusal } from '../../domain/refusal.ts';
import { SNOOZE } from './actions.ts';
import { findNudge, type Nudge } from './find-reminder.ts';
import { concerned } from './hearing.ts';
import { againOccasion, heardOf } from './reminder-row.ts';
import { timeText } from './reminder-words.ts';
import { snoozesOf, snoozeTime } from './snooze-time.ts';

/** Lets a reminder come once more to the one who got it, before others hear of it. Twice is once. */
export const snoozeReminder = useCase({
  name: 'snooze-reminder',
  right: ofEveryPart('coordinator', 'deputy', 'practitioner', 'crisis_seat'),
  async run(ctx, { reminderId }: { readonly reminderId: string }) {
    const { stores, member, now } = ctx;
    const { nudge, thing } = await findOwn(ctx, reminderId);
    const { reference, id: recordId } = nudge.signal;
    const earlier = await earlierPress(ctx, nudge);
    if (earlier) return unchanged({ reference, until: earlier });
    const until = snoozeTime(nudge, member.id, now);
    if (!until) throw new Refusal('snoozed_enough');
    const snoozes = snoozesOf(nudge, member.id) + 1;
    const own = { subject: nudge.reminder.subject, memberId: member.id, snoozes };
    const again = { ...own, occasion: againOccasion(snoozes), at: until };
    await stores.reminders.add(reminderRecord(nudge.signal), again);
    const detail = { reference, what: thing.kind, until: until.toString() };
    return {
      result: { reference, until },
      audit: [{ action: 'signal.snoozed', model: 'signal', recordId, detail }],
      channelCards: [],
    };
  },
});

export const pressSnooze = onPress(SNOOZE, async (ctx, reminderId) => {
  const { reference, until } = await ctx.run(snoozeReminder, { reminderId });
  return doneNotice(ctx.words('reminders.snoozed', { reference, at: timeText(until, ctx) }));
});

/**
 * The reminder, with its signal locked.
 *
 * @throws Refusal `unknown_action`, `reminder_over`, or `reminder_not_yours` for who was not reminded.
 */
async function findOwn(ctx: Transaction, reminderId: string) {
  const { stores, partnership, member } = ctx;
  const found = await findNudge(stores, reminderId, partnership);
  if (!found) throw new Refusal('unknown_action');
  await stores.signals.lock([found.signal.id]);
  const nudge = await findNudge(stores, reminderId, partnership);
  const heard = nudge && heardOf(nudge.reminder);
  if (!nudge?.thing || !heard || heard === 'refresh') {
    throw new Refusal('reminder_over', { reference: found.signal.reference });
  }
  const { reminder, signal, timing, thing } = nudge;
  const now = reminder.firedAt ?? ctx.now;
  const told = concerned({ reminder, thing, heard }, { ...ctx, signal, timing, now });
  if (!told.some(({ id }) => id === member.id)) throw new Refusal('reminder_not_yours');
  return { nudge, thing };
}

/**
 * Once that time is over, the same message can be put off again: so this key is taken here, and not as `once`.
 *
 * @returns until when the first press of the same message put it off, if that is to come.
 */
async function earlierPress(
  { stores, partnership, member, now }: Transaction,
  { reminder, kept }: Nudge,
): Promise<Temporal.Instant | undefined> {
  const earlier = await stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `reminders.snooze:${member.id}:${reminder.id}`,
    model: 'reminder',
    recordId: reminder.id,
    at: now,
  });
  if (earlier === undefined) return undefined;
  const latest = kept
    .filter(({ subject, memberId }) => subject === reminder.subject && memberId === member.id)
    .at(-1)?.at;
  return latest && Temporal.Instant.compare(latest, now) > 0 ? latest : undefined;
}
