import type { Member } from '../../people/member.ts';
import { isSide } from '../../people/side.ts';
import { type CrisisUnit, seatOf } from '../unit.ts';

/** Who may learn the number of somebody who was called: the coordinators of both sides, and who sits in that unit. */
export function mayPhone(unit: CrisisUnit, member: Member): boolean {
  const { partnershipId, organisation, roles, id } = member;
  if (partnershipId !== unit.partnershipId || !isSide(organisation.side)) return false;
  return roles.includes('coordinator') || seatOf(unit, id)?.side === organisation.side;
}
