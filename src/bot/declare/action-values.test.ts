import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { oneOf, TEXT, WORD, words } from './action-values.ts';

describe('the value of a button of several words', () => {
  const parts = { word: oneOf(['move', 'skip']), name: WORD };
  const move = words({ ...parts, to: TEXT.optional() });

  it.each([
    ['move L-1', { word: 'move', name: 'L-1' }],
    ['move L-1 2026-12-10 10:00', { word: 'move', name: 'L-1', to: '2026-12-10 10:00' }],
  ])('is read and written as it stands: %s', (text, read) => {
    expect(move.parse(text)).toEqual(read);
    expect(z.encode(move, move.parse(text))).toBe(text);
  });

  it.each(['', 'move', 'drop L-1', 'constructor L-1'])('is refused as a whole: %j', (text) => {
    expect(move.safeParse(text).success).toBe(false);
  });

  it('is refused if more words follow than it has', () => {
    const agreed = words({ reference: WORD, seen: WORD });
    expect(agreed.safeParse('S-1 5f0c').success).toBe(true);
    expect(agreed.safeParse('S-1 5f0c 6a1b').success).toBe(false);
    expect(agreed.safeParse('S-1').success).toBe(false);
  });
});
