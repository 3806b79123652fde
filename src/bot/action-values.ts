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
 * reads `S-2026-0001 5f0c…`. The last ones may be optional.
 */
export function words<const P extends Parts>(parts: P): ValueCodec<PartValues<P>> {
  const names = Object.keys(parts);
  const shape = z.object(parts);
  return z.codec(z.string(), shape, {
    decode: (text) => {
      const said = text.split(' ');
      return Object.fromEntries(names.map((name, i) => [name, said[i]])) as z.input<typeof shape>;
    },
    encode: (values: Readonly<Record<string, unknown>>) =>
      names
        .map((name) => values[name] ?? '')
        .join(' ')
        .trimEnd(),
  }) as unknown as ValueCodec<PartValues<P>>;
}
