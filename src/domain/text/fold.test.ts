import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tries } from '../../../test/support/long.ts';
import { fold } from './fold.ts';

const TRIES = tries(300, 20_000);

describe('text as a reader looks for things in it', () => {
  it.each([
    ['06\u201112\u221234', '06-12-34'],
    ['06\u202f12\t34\u00a056\u3000', '06 12 34 56 '],
    ['０６－ＡＢ', '06-AB'],
    ['٠٦ ०६ 𝟘𝟞 ᠐᠖', '06 06 06 06'],
    ['06\u00ad12\u200b34\ufeff', '061234'],
    ['cafe\u0301 – “quoted”\n', 'café – “quoted”\n'],
    ['plain', 'plain'],
  ])('%j is read as %j', (text, read) => {
    expect(fold(text).text).toBe(read);
  });

  it('says where each part of it stood', () => {
    const text = 'x 06\u00ad12\u200b34 cafe\u0301s';
    const { text: folded, unfold } = fold(text);
    const part = (found: string) => {
      const start = folded.indexOf(found);
      const span = unfold({ start, end: start + found.length });
      return text.slice(span.start, span.end);
    };
    expect(part('061234')).toBe('06\u00ad12\u200b34');
    expect(part('café')).toBe('cafe\u0301');
    expect(part('s')).toBe('s');
  });

  it('keeps every stretch within the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { text: folded, unfold } = fold(text);
        let reached = 0;
        for (let start = 0; start < folded.length; start += 1) {
          const span = unfold({ start, end: start + 1 });
          expect(span.start).toBeGreaterThanOrEqual(reached);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          reached = span.start;
        }
      }),
      TRIES,
    );
  });
});
