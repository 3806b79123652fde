import { z } from 'zod';
import { MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { LEAD_MODES } from '../../domain/people/side.ts';

const reason = z.string().trim().min(1).max(MAX_TEXT_CHARACTERS);
/** A member by id; one that was left open comes back empty. */
const member = z.string().default('');

/** What the dialog of a lead brings back: a contact by side. */
export const chooseLeadInput = z.object({
  mode: z.enum(LEAD_MODES),
  police: member,
  local_authority: member,
  reason,
});
export type ChooseLeadInput = z.infer<typeof chooseLeadInput>;

export const handoverInput = z.object({ to: z.string().min(1), reason });

/** A dialog that asks for nothing but somebody's own words. */
export const wordsInput = z.object({ words: reason });
