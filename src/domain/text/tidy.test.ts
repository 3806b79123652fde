import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tries } from '../../../test/support/long.ts';
import { tidy, unreadableSigns } from './tidy.ts';

const TRIES = tries(300, 20_000);

/** What people type, and what other programs put between it. */
const PIECE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom(...'a1 \t\n\r-é\u0301\u200b\u200c\u200d\u2060\u00ad\ufeff\u202a\u202b\u202c'),
  fc.constantFrom(...'\u202d\u202e\u2066\u2067\u2068\u2069\ufe0f\ufe00\u034f\u2028\u0000'),
  fc.constantFrom('\ud83d', '\ude00', '👩', '👩‍🚒', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '\u{E0041}', '\u{E007F}', 'می‌خواهم', 'ന്‍'),
);
const TEXT = fc.array(PIECE, { maxLength: 24 }).map((pieces) => pieces.join(''));

describe('text that comes in', () => {
  it.each([
    ['cafe\u0301', 'café'],
    ['a\u0000b\u0007\u009fc', 'abc'],
    ['one\r\ntwo\rthree\u2028four\u000bfive', 'one\ntwo\nthree\nfour\nfive'],
    ['half \ud83d an emoji', 'half \ufffd an emoji'],
    ['\ufeffmark\u2060 \u200bof\ufff9', 'mark of'],
    ['06\u00ad12\u200b34', '061234'],
    ['a\ufffe\u{1ffff}b', 'ab'],
    ['Plein \u202eneilP', 'Plein neilP'],
    ['Plein \u202eneilP\u202c!', 'Plein neilP!'],
    ['\u2067שלום', '\u2067שלום\u2069'],
    ['\u2067one\ntwo\u2069', '\u2067one\u2069\ntwo'],
    ['\u2066a\u202bb\u2069c', '\u2066a\u202bb\u202c\u2069c'],
    ['a\u2069\u202cb', 'ab'],
    ['\u{E0041}a\u{E0020}', 'a'],
    ['🏴\u{E0061}\u{E0062}', '🏴'],
    ['x\ufe0f\ufe00\ufe01y \ufe0f', 'x\ufe0fy '],
    [' \u00a0\u200b\u3164\u2800\n', ''],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(tidy(typed)).toBe(kept);
  });

  it.each([
    '06\u201112345678, 06\u202f12, \u2212 5, \u2013 \u2014',
    'tab\tand\nline',
    'می‌خواهم',
    'ന്‍',
    'sol\u00adda\u00adri\u00adty ភាសា\u200bខ្មែរ',
    '👩‍🚒 🏳️‍🌈 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇳🇱 1️⃣ ❤︎',
    '\u2067שלום\u2069 \u200e\u200f',
    'Площа Łódź € ﬀ ² ①',
    '\ue000 \ufffd',
  ])('%j is kept as it is', (text) => {
    expect(tidy(text)).toBe(text);
  });

  it.each([
    '\ufe00\u200c\ud83d',
    'e\u0301\u200c',
    'e\u200c\u200c\u0301\u200c',
    'x\ufe0f\u200d\ufe0f\u200d',
  ])('%j, where one sign holds up the next, is tidied at once', (text) => {
    expect(tidy(tidy(text))).toBe(tidy(text));
  });

  it('tidied twice is as tidied once, well-formed, and composed', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once.normalize('NFC')).toBe(once);
        expect(once).not.toMatch(/(?![\t\n])\p{Cc}|[\u202d\u202e]/u);
      }),
      TRIES,
    );
  });

  it('counts the halves of signs that it loses', () => {
    expect(unreadableSigns('\ud83d😀\ude00')).toBe(2);
    expect(unreadableSigns('a\u0000b\ufffd')).toBe(0);
  });
});
