import type { Deed } from '../people/member.ts';
import { SIDES } from '../people/side.ts';
import type { Meeting } from './meeting.ts';

/** Added to minutes that are fixed; the words concern no person. */
export interface Correction {
  readonly id: string;
  readonly text: string;
  readonly written: Deed;
}

/** Both sides said that the minutes are right: from now on corrections are added, and nothing changes. */
export function isFixed({ approvals }: Pick<Meeting, 'approvals'>): boolean {
  return SIDES.every((side) => approvals[side] !== undefined);
}
