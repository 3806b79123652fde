import { z } from 'zod';
import { CATEGORIES, MAX_CATEGORIES, URGENCIES } from '../../domain/category.ts';

/** In characters; longer text is counted and refused, never cut. */
export const MAX_TEXT_CHARACTERS = 8_000;
export const MAX_AREA_CHARACTERS = 120;

const text = z.string().trim().max(MAX_TEXT_CHARACTERS);

/** What the dialog of a new signal brings back. */
export const raiseSignalInput = z.object({
  facts: text.min(1),
  interpretation: text.default(''),
  categories: z.array(z.enum(CATEGORIES)).min(1).max(MAX_CATEGORIES),
  urgency: z.enum(URGENCIES),
  area: z.string().trim().max(MAX_AREA_CHARACTERS).default(''),
});

export type RaiseSignalInput = z.infer<typeof raiseSignalInput>;
