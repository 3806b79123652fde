import { z } from 'zod';
import { MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { LEAD_MODES } from '../../domain/people/side.ts';
import { Refusal } from '../../domain/refusal.ts';

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

const ABOUT = z
  .string()
  .regex(/^\S+ \S+$/)
  .transform((text) => text.split(' '))
  .pipe(z.tuple([z.string(), z.string()]));

/** What was there when a dialog opened, beside the reference: nothing yet. */
export const NOTHING_YET = '-';

/**
 * What a dialog is about: the reference, and the id of what it changes as it stood when it opened.
 *
 * @throws Refusal `unknown_action` for what Tandem did not write itself.
 */
export function readAbout(about: string | undefined): { reference: string; id: string } {
  const read = ABOUT.safeParse(about);
  if (!read.success) throw new Refusal('unknown_action');
  const [reference, id] = read.data;
  return { reference, id };
}
