import type { Deed } from '../people/member.ts';
import type { Side } from '../people/side.ts';

/** Why something was done, in somebody's own words; the words are protected text. */
export const NOTE_KINDS = [
  'lead_reason',
  'lead_declined',
  'lead_question',
  'lead_answer',
  'handover_reason',
  'step_postponed',
  'step_not_needed',
  'view_summary',
  'outcome_reason',
  'merge_reason',
  'reopen_reason',
  'export_reason',
] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What was said about who leads. */
export const LEAD_NOTE_KINDS: readonly NoteKind[] = [
  'lead_reason',
  'lead_declined',
  'lead_question',
  'lead_answer',
  'handover_reason',
];

/** That somebody wrote a reason down: who, when and of what kind. */
export interface Note {
  readonly id: string;
  readonly signalId: string;
  readonly kind: NoteKind;
  readonly written: Deed;
  /** The id of what it is about, if that is not the signal itself. */
  readonly about: string | undefined;
}

/** What both sides share of how they see it. */
export const WEIGHING_NOTE_KINDS: readonly NoteKind[] = ['view_summary', 'outcome_reason'];

/** The newest of a kind, written by somebody of that side if one is named. */
export function latestNote(notes: readonly Note[], kind: NoteKind, side?: Side): Note | undefined {
  return notes.findLast(
    (note) =>
      note.kind === kind && (side === undefined || note.written.by.organisation.side === side),
  );
}

/** The field of the signal's protected text that holds a note's words. */
export function noteField({ id }: Pick<Note, 'id'>): string {
  return `note:${id}`;
}
