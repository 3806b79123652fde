import { reminderHandler } from '../../../bot/declare/contributions.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { Consequences } from '../../../bot/declare/use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Member } from '../../../domain/people/member.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import { missedAt } from '../reminder-row.ts';
import { DIGEST_CARD } from './digest-card.ts';
import { DIGEST_OCCASION, DIGEST_REMINDERS, planDigest } from './digest-plan.ts';
import { waitingThings } from './waiting-things.ts';

const NOTHING: Consequences = { audit: [], channelCards: [] };

/** Tells a member once a day what waits for them, and plans the next day's. */
export const digestReminder = reminderHandler(DIGEST_REMINDERS, {
  knows: (occasion) => occasion === DIGEST_OCCASION,
  async lock({ settings }, { recordId }) {
    await settings.findForUpdate(recordId);
    return true;
  },
  async remind(ctx, { recordId }, due) {
    const { stores, people } = ctx;
    const member = people.find(({ id }) => id === recordId);
    const { digestAt } = await stores.settings.find(recordId);
    const last = due.at(-1);
    if (!member || !last || digestAt === undefined) return NOTHING;
    await planDigest(ctx, member, digestAt);
    if (!(await isTime(ctx, member, last))) return NOTHING;
    const { length: waiting } = await waitingThings(stores, member);
    if (waiting === 0) return NOTHING;
    const told = { card: DIGEST_CARD, recordId: last.id, revision: 1, memberId: member.id };
    return { ...NOTHING, memberCards: [told] };
  },
});

/**
 * Its time is the member's own choice, but one that was missed does not come at night; the next one says
 * all of it. A holiday may have been entered since it was planned.
 */
async function isTime(
  { stores, partnership, now }: OwnTransaction,
  { timeZone }: Member,
  last: DueReminder,
): Promise<boolean> {
  if (!isWorkingDay(partnership, now.toZonedDateTimeISO(timeZone).toPlainDate())) return false;
  if (!missedAt(last)) return true;
  const { terms } = await timingOf(stores, partnership);
  return afterQuietHours(terms.quietHours, timeZone, now).equals(now);
}
