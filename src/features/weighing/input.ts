import { z } from 'zod';
import { MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { findScore } from '../../domain/signal/score-words.ts';
import { OUTCOMES } from '../../domain/signal/signal.ts';
import type { Words } from '../../locales/words.ts';

const text = z.string().trim().min(1).max(MAX_TEXT_CHARACTERS);
const line = z.string().trim().max(MAX_LINE_CHARACTERS);
/** A choice or a date that was left open comes back empty. */
const open = z.literal('').transform(() => undefined);

/** What the dialog of a side's view brings back. */
export const viewInput = z.object({ view: text, summary: text });

/** What the dialog of an outcome brings back. */
export const outcomeInput = z.object({
  outcome: z.enum(OUTCOMES),
  more_by: z.union([open, z.string().min(1)]).optional(),
  more_until: z.union([open, z.iso.date()]).optional(),
  reason: text,
});
export type OutcomeInput = z.infer<typeof outcomeInput>;

/** What the dialog of merging brings back; which signal may be said before. */
export const mergeInput = z.object({
  reference: line.min(1).optional(),
  into: line.min(1),
  reason: text,
});

/** Why a signal is opened again. */
export const reopenInput = z.object({ reason: text });

/** A sentence beside each field that holds a score; what both sides weigh stands there in words. */
export function scoreFaults(
  texts: Readonly<Record<string, string>>,
  words: Words,
): Readonly<Record<string, string>> {
  const faults = Object.entries(texts).flatMap(([field, text]) => {
    const found = findScore(text);
    return found === undefined ? [] : [[field, words('weighing.view.score', { words: found })]];
  });
  return Object.fromEntries(faults);
}
