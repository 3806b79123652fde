import type { Member } from '../../domain/people/member.ts';
import { hasRight, ofSides, type Right, TAKES_PART } from '../../domain/people/right.ts';

/** Everybody whom the protocol binds: they may see it, and confirm having read it. */
export const READERS: Right = TAKES_PART;

/** Who may propose the next version. */
export const WRITERS = ofSides('coordinator', 'deputy');

/** Who speaks for a whole side: signs, goes live, goes back. A deputy does not. */
export const SIGNERS = ofSides('coordinator');

/** Everybody among these whom the protocol binds. */
export function readersOf(people: readonly Member[]): Member[] {
  return people.filter((person) => hasRight(person, READERS));
}
