import { z } from 'zod';
import { MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS } from '../../bot/form/form-fields.ts';
import { MESSAGE_KINDS, MESSAGE_LANGUAGES, TARGET_GROUPS } from '../../domain/crisis/message.ts';
import { VOICE_KINDS } from '../../domain/crisis/spokesperson.ts';
import { EVENT_KINDS } from '../../domain/crisis/templates.ts';
import { PLACES, REPORT_PARTS } from '../../domain/crisis/unit.ts';

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

export const openInput = z.object({
  police_seat: one(id),
  police_deputy: one(id),
  local_authority_seat: one(id),
  local_authority_deputy: one(id),
  major: one(z.enum(['yes', 'no'])),
  location: words,
  type: words,
  ...Object.fromEntries(
    REPORT_PARTS.filter((part) => part !== 'location' && part !== 'type').map((part) => [
      part,
      line.default(''),
    ]),
  ),
  exercise: one(z.enum(['yes', 'no'])).default('no'),
});

export const reportInput = z.object({
  hazards: line.default(''),
  access: line.default(''),
  casualties: line.default(''),
  services: line.default(''),
});

export const sitrepInput = z.object({ text, next: nextMinutes });
export const handoverInput = z.object({ place: one(z.enum(PLACES)), to: one(id) });
export const changesInput = z.object({ text });
export const besideInput = z.object({ lines: optionalText, answers: optionalText });
export const templateInput = z.object({ template: one(z.enum(EVENT_KINDS)) });
export const languageInput = z.object({ language: one(z.enum(MESSAGE_LANGUAGES)) });

export const frameInput = z.object({ happened: text, doing: text, advice: text, unknown: text });
export const messageInput = frameInput.extend({
  next: nextMinutes,
  groups: several(z.enum(TARGET_GROUPS)),
  languages: several(z.enum(MESSAGE_LANGUAGES)),
});

export const voiceInput = z.object({
  name: words,
  kind: one(z.enum(VOICE_KINDS)),
  language: one(z.enum(MESSAGE_LANGUAGES)),
  area: line.default(''),
  member: one(z.string()).default(''),
  reach: line.default(''),
});

export const templateTextInput = frameInput.extend({ lines: optionalText, answers: optionalText });

const about = z.object({
  unitId: id,
  messageId: id.optional(),
  base: z.number().int().min(0),
  kind: z.enum(MESSAGE_KINDS),
  template: z.enum(EVENT_KINDS),
  language: z.enum(MESSAGE_LANGUAGES),
});
export type MessageAbout = z.infer<typeof about>;

/** What a form of a message is about comes back as it was sent; it may have been tampered with. */
export function readMessageAbout(said: string): MessageAbout | undefined {
  const [unitId, messageId, base, kind, template, language] = said.split(' ');
  const read = about.safeParse({
    unitId,
    messageId: messageId === '-' ? undefined : messageId,
    base: Number(base),
    kind,
    template,
    language,
  });
  return read.success ? read.data : undefined;
}

export function writeMessageAbout(said: MessageAbout): string {
  const { unitId, messageId = '-', base, kind, template, language } = said;
  return [unitId, messageId, base, kind, template, language].join(' ');
}

/** "<version id> <hash>", as the buttons of a version bring it. */
export function readSigned(value: string): { readonly id: string; readonly hash: string } {
  const [version = '', hash = ''] = value.split(' ');
  return { id: version, hash };
}
