import type { Member, Role } from './member.ts';
import type { Part } from './side.ts';

/** Who may run a use case: somebody of one of these parts, in one of these roles. */
export interface Right {
  readonly parts: readonly Part[];
  readonly roles: readonly Role[];
}

/** Everybody who takes part, of whatever organisation; observers look on. */
export const TAKES_PART = {
  parts: ['police', 'local_authority', 'partner'],
  roles: [
    'coordinator',
    'deputy',
    'practitioner',
    'crisis_seat',
    'spokesperson',
    'custodian',
    'administrator',
  ],
} as const satisfies Right;

/**
 * Deny by default: a member has a right only if both their organisation's part
 * and one of their roles are listed.
 */
export function hasRight(member: Member, right: Right): boolean {
  return (
    right.parts.includes(member.organisation.side) &&
    member.roles.some((role) => right.roles.includes(role))
  );
}
