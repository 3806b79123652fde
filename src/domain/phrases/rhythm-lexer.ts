import { WEEKDAYS } from '../people/partnership.ts';
import { PLAIN_TOKENS, RHYTHM_UNITS, type RhythmToken } from './rhythm-token.ts';
import {
  anyOf,
  RHYTHM_LANGUAGES,
  type RhythmLanguage,
  VOCABULARIES,
  type Vocabulary,
} from './vocabulary.ts';

const SPACE = /[\s|]+/y;
const NUMBER = /\d{1,2}(?![\d.:])/y;
const SIGN = /[,;&+/]|[-–](?=[a-z\s])/y;
/** A word ends here; "d'" ends at its own sign. */
const WORD_END = "(?![a-z0-9'])";

type Tokens = readonly RhythmToken[];
/** What a word looks like, and what it means; the first that fits holds. */
type Lexicon = readonly (readonly [RegExp, (found: string) => Tokens])[];

const LEXICONS = new Map(
  RHYTHM_LANGUAGES.map((language) => [language, compile(VOCABULARIES[language])]),
);

/**
 * The meaning of each word, of those that say nothing none.
 *
 * @param text lower case, without accents.
 * @returns nothing if a word is not known in that language.
 */
export function rhythmTokens(text: string, language: RhythmLanguage): Tokens | undefined {
  const lexicon = LEXICONS.get(language) ?? [];
  const tokens: RhythmToken[] = [];
  for (let at = 0; at < text.length; ) {
    const next = tokenAt(text, at, lexicon);
    if (!next) return undefined;
    tokens.push(...next.tokens);
    at = next.end;
  }
  return tokens;
}

/** Whether any of the languages has a word for it. */
export function isRhythmWord(word: string): boolean {
  return RHYTHM_LANGUAGES.some((language) => rhythmTokens(word, language) !== undefined);
}

function tokenAt(text: string, at: number, lexicon: Lexicon) {
  for (const [pattern, tokensOf] of lexicon) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { tokens: tokensOf(found), end: at + found.length };
  }
  return undefined;
}

function compile(vocabulary: Vocabulary): Lexicon {
  const phrases = new Map([...wordsOf(vocabulary), ...calendarWords(vocabulary)]);
  const ending = anyOf(vocabulary.rhythm.ordinalEndings);
  return [
    [SPACE, () => []],
    // The dot of an abbreviation goes with it.
    [
      new RegExp(`${any([...phrases.keys()])}\\.?`, 'y'),
      (found) => phrases.get(found.replace(/\.$/, '')) ?? [],
    ],
    [
      new RegExp(`\\d{1,2}${ending}(?![a-z0-9])`, 'y'),
      (found) => [{ is: 'ordinal', n: Number.parseInt(found, 10) }],
    ],
    [NUMBER, (found) => [{ is: 'number', n: Number(found) }]],
    [SIGN, (found) => [{ is: found === '-' || found === '–' ? 'to' : 'and' }]],
  ];
}

type Phrase = readonly [string, Tokens];

function phrase(words: readonly string[], ...tokens: Tokens): readonly Phrase[] {
  return words.map((word) => [word, tokens]);
}

/** @param tokenOf of the how-manieth, from 1. */
function counted(
  series: readonly (readonly string[])[],
  tokenOf: (n: number) => RhythmToken,
): readonly Phrase[] {
  return series.flatMap((names, index) => phrase(names, tokenOf(index + 1)));
}

function wordsOf({ rhythm: words }: Vocabulary): readonly Phrase[] {
  return [
    ...phrase(words.fillers),
    ...PLAIN_TOKENS.flatMap((is) => phrase(words[is], { is })),
    ...phrase(words.everyOther, { is: 'every' }, { is: 'other' }),
    ...counted(words.numbers, (n) => ({ is: 'number', n })),
    ...counted(words.ordinals, (n) => ({ is: 'ordinal', n })),
    ...phrase(words.last, { is: 'ordinal', n: -1 }),
    ...phrase(words.lastButOne, { is: 'ordinal', n: -2 }),
    ...RHYTHM_UNITS.flatMap((unit) => [
      ...phrase(words.units[unit], { is: 'unit', unit }),
      ...words.adverbs[unit].flatMap(({ words: names, n, doubtful = false }) =>
        phrase(names, { is: 'adverb', unit, n, doubtful }),
      ),
    ]),
    ...phrase(words.workdays.weekday, { is: 'workday', kind: 'weekday' }),
    ...phrase(words.workdays.working_day, { is: 'workday', kind: 'working_day' }),
  ];
}

function calendarWords({ weekdays, months, rhythm }: Vocabulary): readonly Phrase[] {
  const days = WEEKDAYS.map((day) => weekdays[day]);
  return [
    ...counted(months, (n) => ({ is: 'month', n })),
    ...counted(days, (n) => ({ is: 'weekday', n, habitual: false })),
    ...counted(rhythm.habits, (n) => ({ is: 'weekday', n, habitual: true })),
  ];
}

/** One of these phrases; a longer one before its own beginning. */
function any(phrases: readonly string[]): string {
  const elided = phrases.filter((one) => one.endsWith("'"));
  const whole = phrases.filter((one) => !one.endsWith("'"));
  return `(?:${anyOf(whole)}${WORD_END}${elided.length > 0 ? `|${anyOf(elided)}` : ''})`;
}
