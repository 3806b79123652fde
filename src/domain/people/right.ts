import { type Member, ROLES, type Role } from './member.ts';
import { PARTS, type Part, SIDES } from './side.ts';

/** Who may run a use case: somebody of one of these parts, in one of these roles. */
export interface Right {
  readonly parts: readonly Part[];
  readonly roles: readonly Role[];
}

/** A right of both sides, in any of these roles. */
export function ofSides(...roles: readonly Role[]): Right {
  return { parts: SIDES, roles };
}

/** A right of both sides and of partners, in any of these roles. */
export function ofEveryPart(...roles: readonly Role[]): Right {
  return { parts: PARTS, roles };
}

/** Everybody who takes part, of whatever organisation; observers look on. */
export const TAKES_PART = ofEveryPart(...ROLES.filter((one) => one !== 'observer'));

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
