import { maySit } from '../crisis/seating.ts';
import type { Spokesperson } from '../crisis/spokesperson.ts';
import type { Member } from '../people/member.ts';
import { isSide, type Side } from '../people/side.ts';
import { isLeadOf, leadIds } from '../signal/lead.ts';
import { LEAD_NOTE_KINDS, type Note, noteField, WEIGHING_NOTE_KINDS } from '../signal/note.ts';
import type { Signal } from '../signal/signal.ts';
import { speaksFor } from '../signal/weighing.ts';

/** Why a grant was given; kept in the audit entry of the reading. */
export type GrantReason =
  | 'raised_it'
  | 'leads_it'
  | 'chose_lead'
  | 'coordinates'
  | 'releases_source'
  | 'own_side'
  | 'exports_it'
  | 'calls_voice';

/**
 * A kind of record with protected text. A source is kept apart from what it told, and each side's view
 * from the other's.
 */
export type ProtectedModel =
  | 'signal'
  | 'signal_source'
  | 'signal_police_view'
  | 'signal_local_authority_view'
  | 'crisis_voice';

/** Where the view of a side stands. */
export function viewModel(side: Side): ProtectedModel {
  return `signal_${side}_view`;
}

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
  /** These alone; nothing: all of the record. */
  readonly fields?: readonly string[];
}

/**
 * Decides who may read what was seen or heard and how it was read: who raised it,
 * its leads, and the coordinator of either side. Everybody else is denied.
 *
 * @returns a grant, or nothing.
 */
export function grantToReadSignal(member: Member, signal: Signal): Grant | undefined {
  const reason = reasonToRead(member, signal);
  return reason && grantFor(member, signal, 'signal', reason);
}

/**
 * Decides who may read what was said about the lead: who may read the signal, and who chose the present
 * lead, what was said since. Nothing else opens with it.
 *
 * @param notes of the signal.
 * @returns a grant, or nothing; nothing as well where nothing was said.
 */
export function grantToReadLeadNotes(
  member: Member,
  signal: Signal,
  notes: readonly Note[],
): Grant | undefined {
  if (member.partnershipId !== signal.partnershipId || !isSide(member.organisation.side))
    return undefined;
  const { lead } = signal;
  const chose = lead?.chosen.by.memberId === member.id ? lead.chosen : undefined;
  const reads = reasonToRead(member, signal);
  const fields = notes
    .filter(({ kind }) => LEAD_NOTE_KINDS.includes(kind))
    .filter(({ written }) => reads || (chose && written.at.since(chose.at).sign >= 0))
    .map(noteField);
  const reason = reads ?? (chose && 'chose_lead');
  if (!reason || fields.length === 0) return undefined;
  return { ...grantFor(member, signal, 'signal', reason), fields };
}

function reasonToRead(member: Member, signal: Signal): GrantReason | undefined {
  if (member.partnershipId !== signal.partnershipId) return undefined;
  if (signal.raised.by.memberId === member.id) return 'raised_it';
  if (leadIds(signal).includes(member.id)) return 'leads_it';
  const signs = isSide(member.organisation.side);
  if (signs && member.roles.includes('coordinator')) return 'coordinates';
  return undefined;
}

/**
 * Decides who may read the view of a side in full: those of that side who coordinate or lead. The other
 * side reads the summary that was shared with it.
 *
 * @returns a grant, or nothing.
 */
export function grantToReadView(member: Member, signal: Signal, side: Side): Grant | undefined {
  if (member.partnershipId !== signal.partnershipId) return undefined;
  if (speaksFor(member, signal) !== side) return undefined;
  return grantFor(member, signal, viewModel(side), 'own_side');
}

/**
 * Decides who may read what both sides share of their views, and why an outcome was proposed: whoever of
 * the two sides may read the signal, and those who speak for a side. Nothing else opens with it.
 *
 * @param notes those of them that are to be read.
 * @returns a grant, or nothing; never for a partner, not even for the one who raised it.
 */
export function grantToReadShared(
  member: Member,
  signal: Signal,
  notes: readonly Note[],
): Grant | undefined {
  if (member.partnershipId !== signal.partnershipId || !isSide(member.organisation.side))
    return undefined;
  const speaks = speaksFor(member, signal) === undefined ? undefined : 'own_side';
  const reason = reasonToRead(member, signal) ?? speaks;
  const fields = notes.filter(({ kind }) => WEIGHING_NOTE_KINDS.includes(kind)).map(noteField);
  return reason && { ...grantFor(member, signal, 'signal', reason), fields };
}

/** Whose notes of a signal somebody who may read it reads: on the two sides all, of a partner one's own. */
export function mayReadNote(member: Member, { written }: Pick<Note, 'written'>): boolean {
  return isSide(member.organisation.side) || written.by.memberId === member.id;
}

/**
 * Decides who may take the timeline out as a file: those who lead, and custodians of the two sides.
 *
 * @returns a grant, or nothing.
 */
export function grantToExport(member: Member, signal: Signal): Grant | undefined {
  if (member.partnershipId !== signal.partnershipId) return undefined;
  const keeps = member.roles.includes('custodian') && isSide(member.organisation.side);
  const may = keeps || isLeadOf(member.id, signal);
  return may ? grantFor(member, signal, 'signal', 'exports_it') : undefined;
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
  return grantFor(member, signal, 'signal_source', 'releases_source');
}

/**
 * Decides who may learn how a spokesperson is reached: those of the two sides who may sit in a crisis unit.
 *
 * @returns a grant, or nothing.
 */
export function grantToCallVoice(member: Member, voice: Spokesperson): Grant | undefined {
  const { side } = member.organisation;
  if (member.partnershipId !== voice.partnershipId || !isSide(side)) return undefined;
  if (!maySit(member, side)) return undefined;
  return grantFor(member, voice, 'crisis_voice', 'calls_voice');
}

function grantFor(
  { id: memberId }: Member,
  { partnershipId, id: recordId }: Pick<Signal | Spokesperson, 'partnershipId' | 'id'>,
  model: ProtectedModel,
  reason: GrantReason,
): Grant {
  return { partnershipId, memberId, model, recordId, reason } as Grant;
}
