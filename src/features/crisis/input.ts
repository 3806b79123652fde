import { z } from 'zod';
import { choice, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import type { ChoiceField } from '../../cards/dialog.ts';
import { MESSAGE_LANGUAGES, TARGET_GROUPS } from '../../domain/crisis/message.ts';
import { SPOKESPERSON_KINDS } from '../../domain/crisis/spokesperson.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { PLACES } from '../../domain/crisis/unit.ts';
import type { Words } from '../../locales/words.ts';

/** What is said before one knows more. */
const line = z.string().trim().max(MAX_LINE_CHARACTERS);
const words = line.min(1);
const text = z.string().trim().min(1).max(MAX_TEXT_CHARACTERS);
const optionalText = z.string().trim().max(MAX_TEXT_CHARACTERS).default('');
const id = z.uuid();

/** A choice comes as the values chosen; of one alone it is that one. */
const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value[0] : value), schema);
const several = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(schema).min(1));

/** Minutes until the next word: few, so that none has to be typed. */
export const NEXT_MINUTES = ['15', '30', '45', '60', '90', '120', '180', '240'] as const;
const nextMinutes = one(z.enum(NEXT_MINUTES)).transform(Number);

/** What the form that opens a unit brings back. */
export const openInput = z.object({
  police_seat: one(id),
  police_deputy: one(id),
  local_authority_seat: one(id),
  local_authority_deputy: one(id),
  major: one(z.enum(['yes', 'no'])),
  exercise: one(z.enum(['yes', 'no'])).default('no'),
  location: words,
  type: words,
  hazards: line.default(''),
  access: line.default(''),
  casualties: line.default(''),
  services: line.default(''),
});

/** What the forms of a unit that is open bring back. */
export const sitrepInput = z.object({ text, next: nextMinutes });
export const handoverInput = z.object({ place: one(z.enum(PLACES)), to: one(id) });
export const changesInput = z.object({ text });
export const linesToTakeInput = z.object({ lines: optionalText, answers: optionalText });
export const templateInput = z.object({ template: one(z.enum(EVENT_KINDS)) });
export const languageInput = z.object({ language: one(z.enum(MESSAGE_LANGUAGES)) });

/** Of a form that asks nothing: it is sent to agree; or whose fields depend on what it is about. */
export const emptyInput = z.object({});

/** The text of a message, in one language. */
export const frameInput = z.object({ happened: text, doing: text, advice: text, unknown: text });
/** The text in the first language, with everything around it. */
export const messageInput = frameInput.extend({
  next: nextMinutes,
  groups: several(z.enum(TARGET_GROUPS)),
  languages: several(z.enum(MESSAGE_LANGUAGES)),
});

/** Somebody on the list, with how they are reached. */
export const spokespersonInput = z.object({
  name: words,
  kind: one(z.enum(SPOKESPERSON_KINDS)),
  language: one(z.enum(MESSAGE_LANGUAGES)),
  area: line.default(''),
  member: one(z.string()).default(''),
  reach: line.default(''),
});

/** What messages about a kind of event begin with. */
export const templateTextInput = frameInput.extend({ lines: optionalText, answers: optionalText });

/**
 * By when there is more to say.
 *
 * @param minutes chosen already, or the next longer choice.
 * @param longest chosen if none is as long.
 */
export function nextMinutesField(
  label: string,
  minutes: number,
  longest: (typeof NEXT_MINUTES)[number],
  words: Words,
): ChoiceField {
  const chosen = NEXT_MINUTES.find((one) => Number(one) >= minutes) ?? longest;
  const labelOf = (one: string) => words('crisis.minutes', { count: Number(one) });
  return choice({ name: 'next', label, most: 1 }, NEXT_MINUTES, labelOf, [chosen]);
}
