import { NOTHING_SAID, reminderHandler } from '../../../bot/declare/reminder-handler.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Member } from '../../../domain/people/member.ts';
import type { Timing } from '../../../domain/protocol/protocol.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import { missedAt } from '../reminder-row.ts';
import { DIGEST_CARD } from './digest-card.ts';
import { DIGEST_OCCASION, DIGEST_REMINDERS, nextDigestOf } from './digest-plan.ts';
import { waitedFor } from './waiting-things.ts';

/** Tells members once a day what waits for them, and plans the next day's. */
export const digestReminder = reminderHandler(DIGEST_REMINDERS, {
  knows: (occasion) => occasion === DIGEST_OCCASION,
  async lock({ settings }, records) {
    const ids = records.map(({ recordId }) => recordId);
    await settings.lock(ids);
    return new Set(ids);
  },
  async read({ stores, partnership, people }, all) {
    const ids = new Set(all.map(({ record }) => record.recordId));
    return {
      settings: await stores.settings.findAll([...ids]),
      timing: await timingOf(stores, partnership),
      waited: await waitedFor(
        stores,
        people.filter(({ id }) => ids.has(id)),
      ),
    };
  },
  say(ctx, { settings, timing, waited }, { record: { recordId }, due }) {
    const member = ctx.people.find(({ id }) => id === recordId);
    const digestAt = settings.get(recordId)?.digestAt;
    const last = due.at(-1);
    if (!member || !last || digestAt === undefined) return NOTHING_SAID;
    const planned = [nextDigestOf(ctx, member, digestAt)];
    const said = waited.has(member.id) && isTime(ctx, timing, member, last);
    const told = { card: DIGEST_CARD, recordId: last.id, revision: 1, memberId: member.id };
    return { ...NOTHING_SAID, planned, memberCards: said ? [told] : [] };
  },
});

/**
 * Its time is the member's own choice, but one that was missed does not come at night; the next one says
 * all of it. A holiday may have been entered since it was planned.
 */
function isTime(
  { partnership, now }: Pick<OwnTransaction, 'partnership' | 'now'>,
  { terms }: Timing,
  { timeZone }: Member,
  last: DueReminder,
): boolean {
  if (!isWorkingDay(partnership, now.toZonedDateTimeISO(timeZone).toPlainDate())) return false;
  return !missedAt(last) || afterQuietHours(terms.quietHours, timeZone, now).equals(now);
}
