import { z } from 'zod';
import { ROOM_LIMITS } from '../limits.ts';

/** A person's id: partnership and member. */
const person = z.string().regex(/^[a-z0-9-]{1,63}\/[a-z0-9-]{1,63}$/);

const request = {
  as: person,
  /** Made by the page, the same when it is sent again. */
  id: z.uuid(),
  /** The conversation it happened in. */
  conversation: z.uuid(),
};

export const commandRequest = z.object({
  ...request,
  text: z.string().trim().startsWith('/').max(ROOM_LIMITS.commandCharacters),
});

export const pressRequest = z.object({
  ...request,
  action: z.string().max(100),
  value: z.string().max(200),
});

export const submissionRequest = z.object({
  ...request,
  action: z.string().max(100),
  key: z.uuid(),
  /** The dialog's own, if it had one. */
  about: z.string().max(200).optional(),
  values: z.record(z.string().max(100), z.union([z.string(), z.array(z.string()).readonly()])),
});

export const asQuery = z.object({ as: person });

export const messagesQuery = asQuery.extend({
  conversation: z.uuid(),
  before: z.coerce.number().int().positive().optional(),
});
