import type { Member } from './member.ts';
import type { Signal } from './signal.ts';

/** Why a grant was given; kept in the audit entry of the reading. */
export type GrantReason = 'raised_it' | 'leads_it' | 'coordinates' | 'releases_source';

/** A kind of record with protected text. A source is kept apart from what it told. */
export type ProtectedModel = 'signal' | 'signal_source';

declare const granted: unique symbol;

/**
 * Leave to open the protected text of one record. Only the functions of this file make one,
 * and the storage opens nothing without it.
 */
export interface Grant {
  readonly [granted]: true;
  readonly partnershipId: string;
  readonly memberId: string;
  readonly model: ProtectedModel;
  readonly recordId: string;
  readonly reason: GrantReason;
}

/**
 * Decides who may read what was seen or heard and how it was read: who raised it,
 * its leads, and the coordinator of either side. Everybody else is denied.
 *
 * @returns a grant, or nothing.
 */
export function grantToReadSignal(
  member: Member,
  signal: Signal,
  leadIds: readonly string[],
): Grant | undefined {
  if (member.partnershipId !== signal.partnershipId) return undefined;
  const reason = reasonToRead(member, signal, leadIds);
  if (!reason) return undefined;
  return {
    partnershipId: signal.partnershipId,
    memberId: member.id,
    model: 'signal',
    recordId: signal.id,
    reason,
  } as Grant;
}

function reasonToRead(
  member: Member,
  signal: Signal,
  leadIds: readonly string[],
): GrantReason | undefined {
  if (signal.raised.by.memberId === member.id) return 'raised_it';
  if (leadIds.includes(member.id)) return 'leads_it';
  const signs = member.organisation.side !== 'partner';
  if (signs && member.roles.includes('coordinator')) return 'coordinates';
  return undefined;
}

/**
 * Decides who may learn who told it: a custodian, if a source was named. Not the coordinators,
 * and not even the member who raised it.
 *
 * @returns a grant, or nothing.
 */
export function grantToReadSource(member: Member, signal: Signal): Grant | undefined {
  const sameHouse = member.partnershipId === signal.partnershipId;
  if (!sameHouse || !member.roles.includes('custodian') || signal.source.kind !== 'named')
    return undefined;
  return {
    partnershipId: signal.partnershipId,
    memberId: member.id,
    model: 'signal_source',
    recordId: signal.id,
    reason: 'releases_source',
  } as Grant;
}
