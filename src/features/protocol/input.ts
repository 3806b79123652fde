import { z } from 'zod';
import { MAX_LINE_CHARACTERS } from '../../bot/form/form-fields.ts';
import {
  PROTOCOL_PARTS,
  type ProtocolPart,
  termsOfPart,
} from '../../domain/protocol/protocol-term.ts';
import { EXERCISE_REASONS } from './live/change-live.ts';

const line = z.string().trim().max(MAX_LINE_CHARACTERS).default('');

/** What the dialog of one part brings back, by the names of its terms. */
export function partInput(part: ProtocolPart): z.ZodType<Record<string, string>> {
  return z.object(Object.fromEntries(termsOfPart(part).map(({ name }) => [name, line])));
}

/** Why it goes back to exercise. */
export const exerciseInput = z.object({ reason: z.enum(EXERCISE_REASONS) });

const part = z.enum(PROTOCOL_PARTS);

/** What an edit is about: `times:3`, the part and the number of the version it was opened with. */
export function parseEdit(about: string): { part: ProtocolPart; from: number } | undefined {
  const [, name, number] = /^([a-z]+):(\d{1,9})$/.exec(about) ?? [];
  const known = part.safeParse(name);
  return known.success ? { part: known.data, from: Number(number) } : undefined;
}

export function parsePart(value: string): ProtocolPart | undefined {
  return part.safeParse(value).data;
}
