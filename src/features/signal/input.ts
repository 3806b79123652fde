import { z } from 'zod';
import { MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { SECOND_LOOK_ANSWERS, SECOND_LOOK_FIELD } from '../../bot/form/second-look-ask.ts';
import { CATEGORIES, MAX_CATEGORIES, URGENCIES } from '../../domain/category.ts';
import { SOURCE_KINDS } from '../../domain/signal/signal.ts';

const text = z.string().trim().max(MAX_TEXT_CHARACTERS);
const line = z.string().trim().max(MAX_LINE_CHARACTERS);
/** A single choice that was left open comes back empty. */
const open = z.literal('').transform(() => undefined);

/** What the dialog of a new signal brings back. */
export const raiseSignalInput = z.object({
  facts: text.min(1),
  interpretation: text.default(''),
  categories: z.array(z.enum(CATEGORIES)).min(1).max(MAX_CATEGORIES),
  urgency: z.enum(URGENCIES),
  area: line.default(''),
  needs: text.default(''),
  others: text.default(''),
  source: z.enum(SOURCE_KINDS).default('me'),
  source_name: line.default(''),
  contact: z.enum(['yes', 'no']).default('no'),
  [SECOND_LOOK_FIELD]: z.union([z.enum(SECOND_LOOK_ANSWERS), open]).optional(),
});

export type RaiseSignalInput = z.infer<typeof raiseSignalInput>;

/** What the dialog of feedback brings back. */
export const feedbackInput = z.object({
  told: text.min(1),
  told_by: z.string().min(1),
  told_on: z.iso.date(),
});

export type FeedbackInput = z.infer<typeof feedbackInput>;

/** Why a custodian releases a source. */
export const releaseInput = z.object({ reason: text.min(1) });
