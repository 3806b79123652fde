import { z } from 'zod';
import { MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';

/** What the dialog of an export brings back. */
export const exportInput = z.object({ reason: z.string().trim().min(1).max(MAX_TEXT_CHARACTERS) });
