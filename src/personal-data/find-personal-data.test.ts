import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import DOOR_TEXT from '../../test/cases/door-text.json' with { type: 'json' };
import { tries } from '../../test/support/long.ts';
import { findPersonalData } from './find-personal-data.ts';
import { FINDING_KINDS } from './finding.ts';

const RUNS = tries(300, 10_000);
const FEW = { ...RUNS, numRuns: 100 };
const LONGEST_TEXT = 8_000;

const SENTENCES = [
  'Jan Jansen, geboren op 12-03-2004, woont op Kerkstraat 12, 1234 AB Havenstad.',
  'Die Mutter ist unter 0171 3920012 oder e.mustermann@example.org zu erreichen.',
  'Un garçon marocain roule dans une Opel grise, FX-917-LM.',
  'His NI number is AB 12 34 56 C and he lives at 14 Church Road.',
];
const PIECES = [
  ...SENTENCES.flatMap((sentence) => sentence.split(' ')),
  ...['geb.', 'moslim', 'rue', 'de', 'la', '(', '+31', '0', '999993653', '12', "'", '-', '\n', '@'],
];

/** Anything at all, and anything made of the words that the detectors know. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
);

const UNKIND = [
  ...['1', 'a', 'A', ' ', '.', '@', '-', '+', "'", '\n', '0', '(0', '1.', '1 ', '2A', 'A.'],
  ...['Abcd ', 'Abcd ef ', '06-12345678 ', '12 mei ', '1-1-2000 ', 'geb ', 'woont op ', 'van De '],
  ...['rue de ', '12 Aa ', 'kenteken ', 'AB-12-', 'Turkse ', 'hij is ', 'moslim is ', 'flat 3 '],
];

describe('the second look', () => {
  it.each(DOOR_TEXT.found)('finds $kind in "$text", as it was typed', ({ text, kind }) => {
    const typed = `Seen: ${text}, again`;
    const [found] = findPersonalData(typed);
    expect(found).toMatchObject({ kind, end: typed.indexOf(', again') });
    expect(text).toContain(typed.slice(found?.start, found?.end));
  });

  it('never throws, and marks in order what lies inside the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { kind, start, end } of findPersonalData(text)) {
          expect(FINDING_KINDS).toContain(kind);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      RUNS,
    );
  });

  it('finds the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(findPersonalData(text)).toEqual(findPersonalData(text));
      }),
      FEW,
    );
  });

  it.each(SENTENCES)('finds the same after another sentence: %s', (sentence) => {
    const opening = fc.constantFrom(
      'Alles rustig.',
      'Nichts Neues.',
      'Rien de neuf.',
      'All quiet.',
    );
    fc.assert(
      fc.property(fc.array(opening, { maxLength: 5 }), fc.constantFrom(' ', '\n'), (all, gap) => {
        const prefix = all.map((one) => one + gap).join('');
        const moved = findPersonalData(sentence).map(({ kind, start, end }) => ({
          kind,
          start: start + prefix.length,
          end: end + prefix.length,
        }));
        expect(findPersonalData(prefix + sentence)).toEqual(moved);
      }),
      FEW,
    );
  });

  /** A pattern that backtracks without end would not come back before the test's own limit. */
  it.each(UNKIND)('comes to an end with a long text of %j', (piece) => {
    const text = piece.repeat(LONGEST_TEXT).slice(0, LONGEST_TEXT);
    const ends = findPersonalData(text).map(({ end }) => end);
    expect(Math.max(0, ...ends)).toBeLessThanOrEqual(LONGEST_TEXT);
  });

  it('keeps what two kinds say of the same words', () => {
    const kinds = findPersonalData('Jan Jansen, geboren op 12-03-2004').map(({ kind }) => kind);
    expect(kinds).toEqual(['name_with_detail', 'birth_date']);
  });

  it('says nothing of an empty text', () => {
    expect(findPersonalData('')).toEqual([]);
  });
});
