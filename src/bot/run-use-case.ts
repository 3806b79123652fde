import type { Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import { hasRight, type Right } from '../domain/people/right.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeliveryRequest } from '../ports/delivery/delivery-store.ts';
import { OutcomeUnknown } from '../ports/outcome-unknown.ts';
import type { ReadingStores, UnitOfWork } from '../ports/stores.ts';
import type { Agenda } from './declare/agenda-source.ts';
import type { OwnTransaction, Transaction } from './declare/transaction.ts';
import type { Consequences, NumberedOutcome, Outcome, UseCase } from './declare/use-case.ts';
import type { Directory } from './directory.ts';

export interface RunDeps {
  readonly unitOfWork: UnitOfWork;
  readonly directory: Directory;
  readonly clock: Clock;
  /** The platforms that run, in the order in which a member is best reached. */
  readonly platforms: readonly string[];
}

/** @throws Refusal `not_allowed`, naming who could. */
export function requireRight(directory: Directory, member: Member, right: Right): void {
  if (hasRight(member, right)) return;
  throw new Refusal('not_allowed', {
    who: directory
      .members(member.partnershipId)
      .filter((other) => hasRight(other, right))
      .map((other) => `${other.name} (${other.organisation.name})`)
      .join(', '),
  });
}

/** What use cases are run with. */
interface UseCaseDeps extends RunDeps {
  readonly agenda: Agenda;
  /** Called when something was recorded for good. */
  readonly onRecorded?: () => void;
}

/** Who acts, and for which partnership. */
interface Actor {
  readonly member: Member;
  readonly partnership: Partnership;
}

/**
 * Runs a use case for a member: the right first, then everything in one transaction, unless it only looks.
 * The audit entries come last, since they lock the end of the partnership's chain.
 *
 * @throws Refusal whatever the use case refuses, `not_allowed`, or `outcome_unknown`.
 */
export async function runUseCase<Input, Result>(
  deps: UseCaseDeps,
  actor: Actor,
  useCase: UseCase<Input, Result>,
  input: Input,
): Promise<Result> {
  requireRight(deps.directory, actor.member, useCase.right);
  const preparing = { partnership: actor.partnership, seal: deps.unitOfWork.seal };
  const prepared = await useCase.prepare?.(preparing, input);
  const outcome = await runOrLook(() =>
    useCase.looks
      ? deps.unitOfWork.looking((stores) => useCase.run(sceneOf(deps, actor, stores), input))
      : runOnce(deps, actor, (scene) => useCase.run(scene, input, prepared)),
  );
  if (outcome.audit.length > 0 || 'number' in outcome) deps.onRecorded?.();
  // It is done, whether or not it can be read now; the next minute reads it again.
  if (outcome.registerChanged) await deps.directory.refresh().catch(() => undefined);
  return outcome.result;
}

/** Everything is done once however often it is run, so running it again shows whether it was kept. */
async function runOrLook<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) throw error;
  }
  try {
    return await run();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('outcome_unknown');
  }
}

function runOnce<Result>(
  deps: UseCaseDeps,
  actor: Actor,
  run: (scene: Transaction) => Promise<Outcome<Result> | NumberedOutcome<Result>>,
): Promise<Outcome<Result>> {
  return deps.unitOfWork.transaction(async (stores) => {
    const scene = sceneOf(deps, actor, stores);
    const done = await run(scene);
    const outcome = 'number' in done ? { ...done, audit: [] } : done;
    await recordOutcome(deps, scene, outcome, actor.member.id);
    return 'number' in outcome ? { ...outcome, result: await outcome.number() } : outcome;
  });
}

/** What a member sees of their partnership, with these stores. */
function sceneOf<S extends ReadingStores>(
  deps: UseCaseDeps,
  { member, partnership }: Actor,
  stores: S,
): Omit<Transaction, 'stores'> & { readonly stores: S } {
  return {
    ...ownScene(deps, stores, partnership),
    ...{ member, sides: deps.directory.sides(partnership.id), agenda: deps.agenda },
    hasAccountIn: (channel) => deps.directory.hasAccountIn(member.id, channel),
  };
}

/** What Tandem itself sees of a partnership, with these stores. */
export function ownScene<S extends ReadingStores>(
  { directory, clock }: Pick<RunDeps, 'directory' | 'clock'>,
  stores: S,
  partnership: Partnership,
): Omit<OwnTransaction, 'stores'> & { readonly stores: S } {
  const people = directory.members(partnership.id);
  const channels = directory.channels(partnership.id);
  return { stores, partnership, people, channels, now: clock.now() };
}

/**
 * What follows from an outcome: the cards owed, and last the audit entries.
 *
 * @param memberId nothing: Tandem itself.
 */
export async function recordOutcome(
  deps: Pick<RunDeps, 'directory' | 'platforms'>,
  { stores, partnership, now }: OwnTransaction,
  outcome: Consequences,
  memberId?: string,
): Promise<void> {
  const owed = [
    ...owedCards(deps.directory, partnership, outcome),
    ...toldCards(deps, partnership, outcome),
    ...placedCards(partnership, outcome),
  ];
  await stores.deliveries.enqueue(owed, now);
  if (outcome.audit.length === 0) return;
  await stores.audit.appendAll({ partnershipId: partnership.id, memberId }, outcome.audit, now);
}

function placedCards(
  { id: partnershipId }: Partnership,
  { conversationCards = [] }: Consequences,
): DeliveryRequest[] {
  return conversationCards.map(({ conversationId, ...shown }) => ({
    ...shown,
    partnershipId,
    to: { conversationId },
  }));
}

/** Each card once for every joint channel. */
function owedCards(
  directory: Directory,
  partnership: Partnership,
  outcome: Consequences,
): DeliveryRequest[] {
  const channels = directory.jointChannels(partnership.id);
  return outcome.channelCards.flatMap((shown) =>
    channels.map(({ conversationId }) => ({
      ...shown,
      partnershipId: partnership.id,
      to: { conversationId },
    })),
  );
}

/** To whoever can be reached; a member without an account is told by the channel's card alone. */
function toldCards(
  { directory, platforms }: Pick<RunDeps, 'directory' | 'platforms'>,
  partnership: Partnership,
  outcome: Consequences,
): DeliveryRequest[] {
  return (outcome.memberCards ?? []).flatMap(({ memberId, ...shown }) => {
    const account = directory.account(memberId, platforms);
    return account ? [{ ...shown, partnershipId: partnership.id, to: { account } }] : [];
  });
}
