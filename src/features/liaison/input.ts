import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../bot/declare/context.ts';
import { MAX_LINE_CHARACTERS } from '../../bot/form/form-fields.ts';
import { lookAtTexts } from '../../bot/form/second-look-ask.ts';
import type { Field } from '../../cards/dialog.ts';
import { MAX_DECISION_CHARACTERS, MAX_POINT_CHARACTERS } from '../../domain/meeting/agenda.ts';
import { MEETING_KINDS } from '../../domain/meeting/series.ts';
import { SCOPES } from '../../domain/meeting/series-change.ts';
import { fold } from '../../domain/text/fold.ts';
import { status } from './meeting/meeting-words.ts';

/** One line, however it was pasted. */
const line = z.string().transform((text) => text.trim().replaceAll(/\s+/g, ' '));
const short = line.pipe(z.string().max(MAX_LINE_CHARACTERS));
const optional = short.default('');
const needed = short.pipe(z.string().min(1));
/** What a choice of nobody is sent as: an empty one is a choice that was not made. */
export const NOBODY = 'nobody';
const somebody = z.string().default(NOBODY);
/** More people than this are a conference. */
export const MOST_INVITED = 60;
/** The most that a quorum asks of a side. */
export const MOST_QUORUM = 20;
export const MOST_TEMPLATE_POINTS = 15;
const MOST_TEMPLATE_CHARACTERS = 2_000;

/** `L-2026-0001`, or `L-2026-0001/2026-12-08`, and what follows it. */
const NAMED =
  /^["'(]?l\p{Pd}?\d{4}\p{Pd}?\d{1,6}(?:\s*\/\s*\d{4}\p{Pd}\d{2}\p{Pd}\d{2})?["').,:;]?(?!\S)/iu;

/** Tells the name of a meeting, if what was typed begins with one, from the rest, which becomes one line. */
export function splitName(typed: string): { readonly name: string; readonly rest: string } {
  const whole = typed.trim();
  const { text, unfold } = fold(whole);
  const [name = ''] = NAMED.exec(text) ?? [];
  const { end } = unfold({ start: 0, end: name.length });
  return { name, rest: whole.slice(end).trim().replaceAll(/\s+/g, ' ') };
}

/** What the dialog of a new series brings back; what its words mean is read after. */
export const scheduleInput = z.object({
  when: needed,
  meant: z.string().default(''),
  ends: optional,
  kind: z.enum(MEETING_KINDS),
  title: optional,
  place: optional,
  link: optional,
  chair: z.string().min(1),
  other_chair: somebody,
  note_taker: somebody,
  invited: z.array(z.string()).min(1).max(MOST_INVITED),
  quorum_police: needed,
  quorum_local_authority: needed,
  reminders: optional,
  template: z.string().trim().max(MOST_TEMPLATE_CHARACTERS).default(''),
});
export type ScheduleInput = z.infer<typeof scheduleInput>;

export const deputyInput = z.object({ deputy: z.string().min(1) });

export const pointInput = z.object({
  what: line.pipe(z.string().min(1).max(MAX_POINT_CHARACTERS)),
  meeting: z.string().min(1),
});

export const changeInput = z.object({
  scope: z.enum(SCOPES).default('this'),
  when: optional,
  meant: z.string().default(''),
  reason: optional,
});
export type ChangeInput = z.infer<typeof changeInput>;

export const attendanceInput = z.object({ attended: z.array(z.string()).default([]) });

export const recordInput = z.object({
  decision: z.string().trim().max(MAX_DECISION_CHARACTERS).default(''),
  action: line.pipe(z.string().max(MAX_POINT_CHARACTERS)).default(''),
  owner: z.string().default(''),
  due: optional,
  due_meant: z.string().default(''),
});

export const correctionInput = z.object({
  text: z.string().trim().min(1).max(MAX_DECISION_CHARACTERS),
});

export const postponeInput = z.object({ due: needed, due_meant: z.string().default('') });

/** Names what somebody was shown, so that it can be told from what was not. */
export function fingerprint(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}

/** Above the fields of a form: what cannot be. */
export function faultNote(text: string): Field {
  return { tag: 'note', blocks: [status('overdue', text)] };
}

/**
 * What is said of meetings stands on cards that everybody invited reads, so nothing in it may concern a person.
 *
 * @param texts by the names of their fields.
 * @returns a sentence for each field in which something seems to.
 */
export function personFaults(
  { words }: Pick<Context, 'words'>,
  texts: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  const found = Object.entries(texts).filter(([, text]) => lookAtTexts([text].flat()).length > 0);
  return Object.fromEntries(found.map(([name]) => [name, words('liaison.fault.person')]));
}
