import { z } from 'zod';
import { MAX_LINE_CHARACTERS } from '../../bot/form/form-fields.ts';
import { TERMS } from '../../domain/protocol/protocol-term.ts';
import { EXERCISE_REASONS } from './live/change-live.ts';

const line = z.string().trim().max(MAX_LINE_CHARACTERS).default('');

/** What the dialog of a part brings back, by the names of terms; those of other parts are empty. */
export const editInput = z.object(Object.fromEntries(TERMS.map(({ name }) => [name, line])));

/** Of a dialog that only says what will happen. */
export const noInput = z.object({});

/** Why it goes back to exercise. */
export const exerciseInput = z.object({ reason: z.enum(EXERCISE_REASONS) });
