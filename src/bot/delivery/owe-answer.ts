import type { Member } from '../../domain/people/member.ts';
import { errorName, type Log } from '../../log.ts';
import type { Clock } from '../../ports/clock.ts';
import { ANSWER_CARD, type OweAnswer } from '../../ports/delivery/private-answer.ts';
import type { AccountKey } from '../../ports/people/account.ts';
import type { UnitOfWork } from '../../ports/stores.ts';
import type { Directory, IdentifiedMember } from '../directory.ts';

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
    const asker = askerOf(deps.directory, actor, conversation);
    if (!asker) return false;
    const partnershipId = asker.partnership.id;
    const id = crypto.randomUUID();
    const now = clock.now();
    const standing = standingOf(asker.member, actor);
    const owed = { card: ANSWER_CARD, recordId: id, revision: 1, partnershipId };
    try {
      await unitOfWork.transaction(async ({ answers, deliveries }) => {
        await answers.insert({ ...answer, id, askedAt: now, standing });
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

/** Nothing of an answer is kept for longer than a day, also where nobody is tried any more. */
export function forgetAnswers({
  unitOfWork,
  clock,
}: {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}): Promise<void> {
  const before = clock.now().subtract({ hours: KEPT_HOURS });
  return unitOfWork.transaction(({ answers }) => answers.removeBefore(before));
}

/**
 * All of somebody that says what they may see, in one text: two are the same only where nothing of that has changed.
 */
export function standingOf(
  { id, partnershipId, organisation, roles }: Member,
  { platform, tenant, user }: AccountKey,
): string {
  const { id: organisationId, side } = organisation;
  const account = [platform, tenant, user];
  return JSON.stringify([id, partnershipId, organisationId, side, roles.toSorted(), account]);
}

function askerOf(
  directory: Pick<Directory, 'identify'>,
  ...who: Parameters<Directory['identify']>
): IdentifiedMember | undefined {
  try {
    return directory.identify(...who);
  } catch {
    return undefined;
  }
}
