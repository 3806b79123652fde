/**
 * How the values of buttons and forms are written into the one string that a platform keeps. Messages that were
 * posted keep theirs: whatever was ever written here must be read for at least 400 days
 * (`test/posted/` holds values as they were written).
 */
import { z } from 'zod';
import type { ValueCodec } from './action.ts';

/** Any text: what somebody typed, or chose from a message. */
export const TEXT: ValueCodec<string> = z.string();

/** A button that carries nothing. */
export const NOTHING: ValueCodec<undefined> = z.codec(z.string(), z.undefined(), {
  decode: () => undefined,
  encode: () => '',
});

/** The reference of a record, such as `S-2026-0001`, or its id: one word. */
export const WORD: ValueCodec<string> = z.string().regex(/^\S+$/);

/** The same, or nothing, where what it says may be left out. */
export const WORD_OR_NOTHING: ValueCodec<string> = z.union([z.literal(''), WORD]);

/** A page of a list, from 0. */
export const PAGE: ValueCodec<number> = z.codec(z.string().regex(/^\d{1,4}$/), z.number(), {
  decode: Number,
  encode: String,
});

/** One of a fixed set of words. */
export function oneOf<const Words extends readonly string[]>(
  words: Words,
): ValueCodec<Words[number]> {
  return z.enum(words);
}

type Parts = Readonly<Record<string, z.ZodType<unknown, string | undefined>>>;
type PartValues<P extends Parts> = { readonly [Name in keyof P]: z.output<P[Name]> };

/**
 * Several words with one space between them, in the order in which they are named: `{ reference: WORD, id: WORD }`
 * reads `S-2026-0001 5f0c…`. The last is the rest of the text; the last ones may be optional.
 *
 * @param between what stands between them instead: `:` reads `mine:2`.
 */
export function words<const P extends Parts>(parts: P, between = ' '): ValueCodec<PartValues<P>> {
  const names = Object.keys(parts);
  const shape = z.object(parts);
  return z.codec(z.string(), shape, {
    decode: (text) => {
      const said = text.split(between);
      const rest = said.splice(names.length - 1).join(between);
      if (rest) said.push(rest);
      return Object.fromEntries(names.map((name, i) => [name, said[i]])) as z.input<typeof shape>;
    },
    encode: (values: Readonly<Record<string, unknown>>) =>
      names
        .map((name) => values[name])
        .filter((value) => value !== undefined)
        .join(between),
  }) as unknown as ValueCodec<PartValues<P>>;
}
