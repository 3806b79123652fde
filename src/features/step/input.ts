import { z } from 'zod';
import { MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { MAX_STEP_CHARACTERS } from '../../domain/signal/step.ts';

/** One line, however it was pasted. */
const line = z.string().transform((text) => text.trim().replaceAll(/\s+/g, ' '));
const what = line.pipe(z.string().max(MAX_STEP_CHARACTERS));
const due = line.pipe(z.string().max(MAX_LINE_CHARACTERS));
/** Which of several readings of a due time is meant; ISO 8601 instant. */
const meant = z.string().default('');
const owner = z.string().min(1);
const reason = z.string().trim().min(1).max(MAX_TEXT_CHARACTERS);

/** What the dialog of a new step brings back. */
export const stepInput = z.object({
  what: what.pipe(z.string().min(1)),
  owner,
  due: due.pipe(z.string().min(1)),
  due_meant: meant,
});

/** What the dialog of a step that is done brings back: the next one, if it is named. */
export const doneInput = z.object({
  what: what.default(''),
  owner: z.string().default(''),
  due: due.default(''),
  due_meant: meant,
});

export const postponeInput = z.object({
  due: due.pipe(z.string().min(1)),
  due_meant: meant,
  reason,
});

export const notNeededInput = z.object({ reason });

export const ownerInput = z.object({ owner });
