import { formatTime } from '../../cards/format-time.ts';
import { wordsFor } from '../../locales/words.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  ClaimedDelivery,
  DeliveryOutcome,
  Settled,
} from '../../ports/delivery/delivery-store.ts';
import { TOO_LATE } from '../../ports/delivery/mending.ts';
import type { Messenger, PrivateAnswer } from '../../ports/delivery/messenger.ts';
import type { OwedAnswer } from '../../ports/delivery/private-answer.ts';
import type { Stores, UnitOfWork } from '../../ports/stores.ts';
import type { Directory } from '../directory.ts';
import { deliveryOutcomeOf } from './delivery-outcome.ts';
import { UNKNOWN_PERSON } from './for-nobody.ts';
import { KEPT_HOURS, standingOf } from './owe-answer.ts';

/** What was looked up so long ago may no longer be so. */
const TOO_LATE_MINUTES = 10;

interface AnswerDeps {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Pick<Directory, 'member'>;
  readonly clock: Clock;
}

/**
 * Shows an owed answer to the one whom it is for. What was asked for too long ago, or as somebody of another
 * organisation or other roles, is not shown any more: they are told so, in words without content. Whoever lost their
 * account meanwhile gets nothing.
 */
export async function deliverAnswer(
  { unitOfWork, directory, clock }: AnswerDeps,
  messenger: Messenger,
  delivery: ClaimedDelivery,
): Promise<DeliveryOutcome> {
  const { recordId, attempts, partnershipId, conversation } = delivery;
  const found = await unitOfWork.looking(({ answers }) => answers.find(recordId));
  const now = clock.now();
  if (!found || !messenger.answer || now.since(found.askedAt).total('hours') > KEPT_HOURS) {
    return { state: 'dropped', reason: TOO_LATE };
  }
  const { platform, tenant, external: user } = conversation;
  const account = { platform, tenant, user };
  const member = directory.member(partnershipId, account);
  if (!member) return { state: 'dropped', reason: UNKNOWN_PERSON };
  const isSame = standingOf(member, account) === found.standing;
  // What was in doubt as it was owed is so for the first try alone; then the delivery knows.
  const doubtful = delivery.doubtful || (attempts === 0 && found.doubtful);
  const answer = inTime({ ...found, doubtful }, now, isSame);
  const { result, shown } = await messenger.answer(answer);
  if (shown > answer.shown && answer.contents === found.contents) {
    await unitOfWork.transaction(({ answers }) => answers.noteShown(recordId, shown));
  }
  return deliveryOutcomeOf({ attempts, doubtful: doubtful && shown === answer.shown }, result, now);
}

/**
 * Nothing of it is kept once it was shown, or is shown to nobody any more. It was shown where they asked, so it says
 * nothing of whether they can be written to in their own chat.
 */
export async function settleAnswer(
  { answers, deliveries }: Pick<Stores, 'answers' | 'deliveries'>,
  delivery: ClaimedDelivery,
  as: DeliveryOutcome,
  now: Temporal.Instant,
): Promise<Settled> {
  const kept: DeliveryOutcome = as.state === 'sent' ? { state: 'needless' } : as;
  const settled = await deliveries.settle(delivery, kept, now);
  if (as.state === 'sent' || as.state === 'dropped') await answers.remove(delivery.recordId);
  return settled;
}

/** @param isSame whether whoever asked may see what they might see then. */
function inTime(answer: OwedAnswer, now: Temporal.Instant, isSame: boolean): PrivateAnswer {
  const { askedAt, reader } = answer;
  if (isSame && now.since(askedAt).total('minutes') <= TOO_LATE_MINUTES) return answer;
  const words = wordsFor(reader.language);
  const contents = [words('delivery.answer_late', { at: formatTime(askedAt.toString(), reader) })];
  return { ...answer, contents, shown: 0 };
}
