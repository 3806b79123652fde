import { z } from 'zod';
import {
  MESSAGE_KINDS,
  MESSAGE_LANGUAGES,
  type MessageContent,
  TARGET_GROUPS,
  VARIANTS,
} from '../../domain/crisis/message.ts';

const text = z.string();

export const frameRow = z.object({ happened: text, doing: text, advice: text, unknown: text });

const to = z.union([
  z.strictObject({ conversationId: text }),
  z.strictObject({ memberId: text }),
  z.strictObject({ voiceId: text }),
]);

const target = z.strictObject({
  key: text,
  group: z.enum(TARGET_GROUPS),
  name: text,
  language: z.enum(MESSAGE_LANGUAGES),
  variant: z.enum(VARIANTS),
  people: z.number(),
  exercise: z.boolean(),
  to,
});

/** Strict: what is not known here is not left out silently, since all of it was signed. */
const content = z.strictObject({
  reference: text,
  kind: z.enum(MESSAGE_KINDS),
  refersTo: text.exactOptional(),
  senders: z.strictObject({ police: text, local_authority: text }).exactOptional(),
  exercise: z.boolean(),
  nextUpdateAt: text,
  texts: z.array(
    z.strictObject({
      language: z.enum(MESSAGE_LANGUAGES),
      frame: frameRow,
      variants: z.record(z.enum(VARIANTS), text),
    }),
  ),
  targets: z.array(target),
  renderings: z.record(text, text),
});

/** @throws ZodError if somebody wrote something else into the database. */
export function readContent(stored: unknown): MessageContent {
  return content.parse(stored);
}
