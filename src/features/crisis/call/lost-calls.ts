import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { MemberCard } from '../../../bot/declare/use-case.ts';
import { isCheck } from '../../../domain/crisis/calls/call-reminders.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { KeptReminder } from '../../../ports/delivery/reminder-store.ts';
import { ALARM_CARD } from '../stored-names.ts';
import { tellSeats } from '../unit/unit-outcome.ts';
import { hearOfLost } from './hear-of-lost.ts';

/** An alarm is shown once as it was, and once as settled; to who left the unit before that, as theirs no more. */
const [SETTLED_REVISION, LEFT_REVISION] = [2, 3];

/**
 * Whoever heard that somebody cannot be reached is shown how that stands now, and who heard of what is settled, that.
 *
 * @param kept everything that there was to remind of in the unit.
 * @param isSettled whether an alarm about this subject is over now.
 */
export function alarmsAnew(
  ctx: Pick<OwnTransaction, 'people'>,
  unit: CrisisUnit,
  kept: readonly KeptReminder[],
  isSettled: (subject: string) => boolean = () => false,
): MemberCard[] {
  return heard(kept).flatMap(({ id: recordId, occasion, subject }): MemberCard[] => {
    const shown = { card: ALARM_CARD, recordId, changesOnly: true };
    if (occasion === 'unreached') {
      return hearOfLost(ctx, unit).map((memberId) => ({
        ...shown,
        revision: unit.revision,
        memberId,
      }));
    }
    return isSettled(subject) ? tellSeats(unit, { ...shown, revision: SETTLED_REVISION }) : [];
  });
}

/** What somebody heard who sits in the unit no more asks nothing of them. */
export function alarmsOfLeaver(
  { revision }: CrisisUnit,
  kept: readonly KeptReminder[],
  memberId: string,
): MemberCard[] {
  return heard(kept).map(({ id: recordId, occasion }) => {
    const shown = { card: ALARM_CARD, recordId, memberId, changesOnly: true };
    return { ...shown, revision: occasion === 'unreached' ? revision : LEFT_REVISION };
  });
}

function heard(kept: readonly KeptReminder[]): readonly KeptReminder[] {
  return kept.filter((one) => one.state === 'fired' && !isCheck(one));
}
