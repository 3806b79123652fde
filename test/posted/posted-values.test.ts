/** Messages that were posted keep their buttons for at least 400 days: what those carry must be read, and written the same. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ValueCodec } from '../../src/bot/declare/action.ts';
import { NOTHING, TEXT } from '../../src/bot/declare/action-values.ts';
import type { Context } from '../../src/bot/declare/context.ts';
import { tablesOf } from '../../src/bot/declare/feature.ts';
import { FEATURES } from '../../src/features/index.ts';

/** Codecs that take whatever a person typed, or whatever there is. */
const AS_WIDE_AS_TEXT: readonly ValueCodec<unknown>[] = [TEXT, NOTHING];
const GARBAGE = '\u0000 ?? no such value, and too many words\n';

const POSTED = z
  .object({
    presses: z.record(z.string(), z.array(z.string())),
    /** `null`: the form is about nothing. */
    forms: z.record(z.string(), z.array(z.string().nullable())),
  })
  .parse(JSON.parse(readFileSync(new URL('values-2026-11.json', import.meta.url), 'utf8')));

const { presses, submissions } = tablesOf(FEATURES);
/** A refused value gets no further than its codec. */
const NO_TURN = {} as Context;

describe('a value that was posted', () => {
  const pressed = Object.entries(POSTED.presses).map(([name, values]) => {
    return { what: 'button', name, declared: presses.get(name), values };
  });
  const filled = Object.entries(POSTED.forms).map(([name, abouts]) => {
    const values = abouts.map((about) => about ?? '');
    return { what: 'form', name, declared: submissions.get(name), values };
  });

  it.each([...pressed, ...filled])('is read and written the same: $what $name', (posted) => {
    const { declared, values } = posted;
    expect(declared).toBeDefined();
    if (!declared) return;
    const written = values.map((value) => {
      return z.encode(declared.codec, z.decode(declared.codec, value));
    });
    expect(written).toEqual(values);
  });
});

describe('a value that nobody wrote', () => {
  const narrow = ({ codec }: { readonly codec: ValueCodec<unknown> }) =>
    !AS_WIDE_AS_TEXT.includes(codec);
  const refused = { code: 'unknown_action' };

  it.each([...presses.values()].filter(narrow))('is refused: button $action', async (press) => {
    await expect(async () => press.handle(NO_TURN, GARBAGE)).rejects.toMatchObject(refused);
  });

  it.each([...submissions.values()].filter(narrow))('is refused: form $action', async (form) => {
    const sent = { key: 'key', about: GARBAGE, values: {} };
    await expect(async () => form.handle(NO_TURN, sent)).rejects.toMatchObject(refused);
  });
});
