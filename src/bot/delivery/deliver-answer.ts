import { formatTime } from '../../cards/format-time.ts';
import { wordsFor } from '../../locales/words.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ClaimedDelivery, DeliveryOutcome } from '../../ports/delivery/delivery-store.ts';
import type { Messenger, PrivateAnswer } from '../../ports/delivery/messenger.ts';
import type { OwedAnswer } from '../../ports/delivery/private-answer.ts';
import type { Stores, UnitOfWork } from '../../ports/stores.ts';
import { deliveryOutcomeOf } from './delivery-outcome.ts';
import { KEPT_HOURS } from './owe-answer.ts';

/** What was looked up so long ago may no longer be so. */
const TOO_LATE_MINUTES = 10;
/** Why a delivery waits for nobody: whoever asked has long asked again. */
export const TOO_LATE = 'too_late';

interface AnswerDeps {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * Shows an owed answer to the one whom it is for. What was asked for too long ago is not shown any more: they are
 * told so, in words without content.
 */
export async function deliverAnswer(
  { unitOfWork, clock }: AnswerDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  const { recordId, doubtful } = delivery;
  const found = await unitOfWork.transaction(({ answers }) => answers.find(recordId));
  const now = clock.now();
  if (!found || !messenger.answer || now.since(found.askedAt).total('hours') > KEPT_HOURS) {
    return { state: 'parked', reason: TOO_LATE };
  }
  const answer = inTime({ ...found, doubtful: found.doubtful || doubtful }, now);
  const { result, shown } = await messenger.answer(answer);
  if (shown > answer.shown && answer.contents === found.contents) {
    await unitOfWork.transaction(({ answers }) => answers.noteShown(recordId, shown));
  }
  return deliveryOutcomeOf(delivery, result, now);
}

/** Nothing of it is kept once it was shown. */
export async function settleAnswer(
  { answers, deliveries }: Pick<Stores, 'answers' | 'deliveries'>,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
  now: Temporal.Instant,
): Promise<void> {
  await deliveries.settle(delivery, as, now);
  const over = as.state === 'sent' || (as.state === 'parked' && as.reason === TOO_LATE);
  if (over) await answers.remove(delivery.recordId);
}

function inTime(answer: OwedAnswer, now: Temporal.Instant): PrivateAnswer {
  const { askedAt, reader } = answer;
  if (now.since(askedAt).total('minutes') <= TOO_LATE_MINUTES) return answer;
  const words = wordsFor(reader.language);
  const contents = [words('delivery.answer_late', { at: formatTime(askedAt.toString(), reader) })];
  return { ...answer, contents, shown: 0 };
}
