import { WEEKDAYS } from '../people/partnership.ts';
import { DUE_VOCABULARIES } from './due-input-words.ts';
import { RHYTHM_UNITS, type RhythmToken } from './rhythm-token.ts';
import type { RhythmVocabulary } from './rhythm-vocabulary.ts';
import { RHYTHM_VOCABULARIES } from './rhythm-words.ts';

export type RhythmLanguage = keyof typeof RHYTHM_VOCABULARIES;
export const RHYTHM_LANGUAGES = ['en', 'nl', 'de', 'fr'] as const satisfies RhythmLanguage[];

/** The words of one language, ready to be looked for. */
interface Lexicon {
  readonly phrases: ReadonlyMap<string, readonly RhythmToken[]>;
  readonly phrase: RegExp;
  readonly ordinal: RegExp;
}

const SPACE = /[\s|]+/y;
const NUMBER = /\d{1,2}(?![\d.:])/y;
const SIGN = /[,;&+/]|[-–](?=[a-z\s])/y;
/** A word ends here; "d'" ends at its own sign. */
const WORD_END = "(?![a-z0-9'])";

const LEXICONS = new Map(RHYTHM_LANGUAGES.map((language) => [language, compile(language)]));

/**
 * The meaning of each word, of those that say nothing none.
 *
 * @param text lower case, without accents.
 * @returns nothing if a word is not known in that language.
 */
export function rhythmTokens(
  text: string,
  language: RhythmLanguage,
): readonly RhythmToken[] | undefined {
  const lexicon = LEXICONS.get(language);
  const tokens: RhythmToken[] = [];
  for (let at = 0; lexicon && at < text.length; ) {
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

function tokenAt(text: string, at: number, { phrases, phrase, ordinal }: Lexicon) {
  const found = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const space = found(SPACE);
  if (space !== undefined) return { tokens: [], end: at + space.length };
  const known = found(phrase);
  if (known !== undefined) {
    const end = at + known.length;
    return { tokens: phrases.get(known) ?? [], end: text[end] === '.' ? end + 1 : end };
  }
  const placed = found(ordinal);
  if (placed !== undefined) {
    const tokens = [{ is: 'ordinal', n: Number.parseInt(placed, 10) }] as const;
    return { tokens, end: at + placed.length };
  }
  const figure = found(NUMBER);
  if (figure !== undefined) {
    return { tokens: [{ is: 'number', n: Number(figure) }] as const, end: at + figure.length };
  }
  const sign = found(SIGN);
  const is = sign === '-' || sign === '–' ? 'to' : 'and';
  return sign === undefined ? undefined : { tokens: [{ is }] as const, end: at + sign.length };
}

function compile(language: RhythmLanguage): Lexicon {
  const vocabulary = RHYTHM_VOCABULARIES[language];
  const phrases = new Map<string, readonly RhythmToken[]>([
    ...wordsOf(vocabulary),
    ...calendarWords(language),
  ]);
  return {
    phrases,
    phrase: new RegExp(`${any([...phrases.keys()])}`, 'y'),
    ordinal: new RegExp(`\\d{1,2}${anyOf(vocabulary.ordinalEndings)}(?![a-z0-9])`, 'y'),
  };
}

type Phrase = readonly [string, readonly RhythmToken[]];

function phrase(words: readonly string[], ...tokens: readonly RhythmToken[]): readonly Phrase[] {
  return words.map((word) => [word, tokens]);
}

function wordsOf(words: RhythmVocabulary): readonly Phrase[] {
  return [
    ...phrase(words.fillers),
    ...phrase(words.every, { is: 'every' }),
    ...phrase(words.everyOther, { is: 'every' }, { is: 'other' }),
    ...phrase(words.other, { is: 'other' }),
    ...phrase(words.of, { is: 'of' }),
    ...phrase(words.and, { is: 'and' }),
    ...phrase(words.to, { is: 'to' }),
    ...phrase(words.oneIn, { is: 'one_in' }),
    ...words.numbers.flatMap((names, index) => phrase(names, { is: 'number', n: index + 1 })),
    ...words.ordinals.flatMap((names, index) => phrase(names, { is: 'ordinal', n: index + 1 })),
    ...phrase(words.last, { is: 'ordinal', n: -1 }),
    ...phrase(words.lastButOne, { is: 'ordinal', n: -2 }),
    ...RHYTHM_UNITS.flatMap((unit) => phrase(words.units[unit], { is: 'unit', unit })),
    ...words.adverbs.flatMap(({ words: names, unit, n, doubtful = false }) =>
      phrase(names, { is: 'adverb', unit, n, doubtful }),
    ),
    ...phrase(words.workdays.weekday, { is: 'workday', kind: 'weekday' }),
    ...phrase(words.workdays.working_day, { is: 'workday', kind: 'working_day' }),
  ];
}

function calendarWords(language: RhythmLanguage): readonly Phrase[] {
  const { weekdays, months } = DUE_VOCABULARIES[language];
  const { habits } = RHYTHM_VOCABULARIES[language];
  return [
    ...months.flatMap((names, index) => phrase(names, { is: 'month', n: index + 1 })),
    ...WEEKDAYS.flatMap((day, index) =>
      phrase(weekdays[day], { is: 'weekday', n: index + 1, habitual: false }),
    ),
    ...habits.flatMap((names, index) =>
      phrase(names, { is: 'weekday', n: index + 1, habitual: true }),
    ),
  ];
}

/** One of these phrases; a longer one before its own beginning. */
function any(phrases: readonly string[]): string {
  const elided = phrases.filter((one) => one.endsWith("'"));
  const whole = phrases.filter((one) => !one.endsWith("'"));
  return `(?:${anyOf(whole)}${WORD_END}${elided.length > 0 ? `|${anyOf(elided)}` : ''})`;
}

function anyOf(words: readonly string[]): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;
}
