import type { Meeting } from './meeting.ts';
import type { Deed } from './member.ts';
import { SIDES, type Side } from './side.ts';

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

/** The sides whose word is missing. */
export function unapprovedSides({ approvals }: Pick<Meeting, 'approvals'>): readonly Side[] {
  return SIDES.filter((side) => !approvals[side]);
}

/** With a change of the minutes every word that they were right falls. */
export function withoutApprovals(meeting: Meeting): Meeting {
  return { ...meeting, approvals: {}, revision: meeting.revision + 1 };
}
