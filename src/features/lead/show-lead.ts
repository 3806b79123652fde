import { looksAtSignal } from '../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../bot/signals/timing.ts';
import { grantToReadLeadNotes } from '../../domain/sharing/sharing.ts';
import { type LeadSuggestion, suggestLead } from '../../domain/signal/lead-suggestion.ts';
import { LEAD_NOTE_KINDS, type Note } from '../../domain/signal/note.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { maySeeToLead, SEES_LEAD } from './rights.ts';

/** So many of the newest stand on the card. */
const MOST_NOTES = 4;

export interface ShownLead {
  readonly signal: Signal;
  readonly suggestion: LeadSuggestion;
  /** May this member choose the lead now? */
  readonly mayChoose: boolean;
  /** What was said about the lead, oldest first; the newest of it. */
  readonly notes: readonly Note[];
  /** How many older notes are not among them. */
  readonly older: number;
  /** The words of the notes by field; nothing if this member may not read them. */
  readonly texts: Readonly<Record<string, string>> | undefined;
}

/** Shows who leads a signal, and what is suggested; the reasons given only with a grant, and that is logged. */
export const showLead = looksAtSignal('show-lead', SEES_LEAD, async (ctx, signal) => {
  const { stores, member, partnership, now } = ctx;
  const { terms } = await timingOf(stores, partnership);
  const written = await stores.notes.list(signal.id);
  const said = written.filter(({ kind }) => LEAD_NOTE_KINDS.includes(kind));
  const notes = said.slice(-MOST_NOTES);
  const grant = grantToReadLeadNotes(member, signal, notes);
  const texts = grant && (await stores.protectedText.open(grant, now));
  const suggestion = suggestLead(signal.categories, terms.defaultLead);
  const mayChoose = canDo(signal, 'choose_lead') && maySeeToLead(member, terms);
  const older = said.length - notes.length;
  return { signal, suggestion, mayChoose, notes, older, texts };
});
