import type { Member } from '../../domain/people/member.ts';
import type { Signal, Step } from '../../domain/signal/signal.ts';
import type { MemberCard } from '../declare/use-case.ts';

/** The card, to its owner alone, of one step: it goes by the step's id and changes with it. */
export const STEP_CARD = 'step.owned';

/**
 * Tells the owner of a step how it stands. Who acts themselves is told no news: a message that they had of
 * it changes, and none is written.
 */
export function tellOwner(
  { revision }: Pick<Signal, 'revision'>,
  { id, owner }: Pick<Step, 'id' | 'owner'>,
  actor: Pick<Member, 'id'>,
): MemberCard {
  const { memberId } = owner;
  const changesOnly = memberId === actor.id;
  return { card: STEP_CARD, recordId: id, revision, memberId, changesOnly };
}
