import { errorName, type Log } from '../../log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OweAnswer } from '../../ports/delivery/private-answer.ts';
import type { UnitOfWork } from '../../ports/stores.ts';
import type { Directory } from '../directory.ts';

/** As delivery rows keep it: an answer to one person; its record is the answer. */
export const ANSWER_CARD = 'delivery.answer';
/** After this long nobody is told any more that there was an answer, and nothing of it is kept. */
export const KEPT_HOURS = 24;

/** Owes answers to whoever is known; what they say is kept encrypted until it was shown. */
export function createOweAnswer(deps: {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Pick<Directory, 'identify'>;
  readonly clock: Clock;
  readonly log: Log;
}): OweAnswer {
  const { unitOfWork, clock, log } = deps;
  return async ({ actor, conversation }, answer, seconds) => {
    const partnershipId = partnershipOf(deps.directory, actor, conversation);
    if (!partnershipId) return false;
    const id = crypto.randomUUID();
    const now = clock.now();
    const owed = { card: ANSWER_CARD, recordId: id, revision: 1, partnershipId };
    try {
      await unitOfWork.transaction(async ({ answers, deliveries }) => {
        await answers.removeBefore(now.subtract({ hours: KEPT_HOURS }));
        await answers.insert({ ...answer, id, askedAt: now });
        await deliveries.enqueue([{ ...owed, to: { account: actor } }], now.add({ seconds }));
      });
      log.info({ platform: actor.platform, answer: id }, 'answer owed');
      return true;
    } catch (error) {
      log.error({ platform: actor.platform, error: errorName(error) }, 'answer not owed');
      return false;
    }
  };
}

function partnershipOf(
  directory: Pick<Directory, 'identify'>,
  ...who: Parameters<Directory['identify']>
): string | undefined {
  try {
    return directory.identify(...who).partnership.id;
  } catch {
    return undefined;
  }
}
