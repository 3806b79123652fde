import { balanceDirections } from './balance-directions.ts';

/** What stands where half a sign was: the rest of it is nowhere. */
const UNREADABLE = '\uFFFD';
const HALF_SIGN = /\p{Surrogate}/gu;

/** Ends of lines and pages as other programs write them; all of them begin a new line. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Control characters but for tab and new line, and code points that are no characters (XML takes neither). */
const CONTROLS = /(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
/** Marks of annotations, of deprecated shaping, byte orders and formulas: invisible, and without use in a text. */
const USELESS = /[\u034F\u180E\u2061-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** Letters for flags of regions: https://www.unicode.org/reports/tr51/#valid-emoji-tag-sequences */
const FLAG = String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`;
const TAGS = new RegExp(String.raw`(${FLAG})|[\u{E0000}-\u{E007F}]`, 'gu');

const VARIATION = String.raw`[\u180B-\u180D\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]`;
/** A variant of nothing, or a second one: signs in which other text could be hidden. */
const STRAY_VARIATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{P}\p{S}\p{M}])${VARIATION}+|(?<=${VARIATION})${VARIATION}+`,
  'gu',
);

/**
 * Signs that say how two letters join or part (ZWSP, ZWNJ, ZWJ, word joiner, soft hyphen): Persian, Hindi
 * or Khmer is misspelt without them. After a vowel sign or virama they may end a word.
 */
const JOINER = String.raw`[\u00AD\u200B-\u200D\u2060]`;
const JOINED_LETTERS = String.raw`(?<=[\p{L}\p{M}])${JOINER}(?=[\p{L}\p{M}])|(?<=\p{M})[\u200C\u200D](?!${JOINER})`;
/** Several emoji as one: https://www.unicode.org/reports/tr51/#def_emoji_zwj_sequence */
const JOINED_EMOJI = String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u{E007F}])\u200D(?=\p{Extended_Pictographic})`;
const JOINERS = new RegExp(`(${JOINED_LETTERS}|${JOINED_EMOJI})|${JOINER}`, 'gu');

/** Spaces of all kinds, what is invisible by definition, and the braille pattern without a dot. */
const NOTHING_TO_SEE = /^[\s\p{Z}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/**
 * Text that came in, as it is kept and shown: well-formed, composed (NFC), without what nobody sees and
 * what would turn or break the text around it. Everything visible stays as it was typed, spaces and dashes of
 * all kinds too. Tidying twice changes nothing.
 *
 * @returns the text; nothing at all if there is nothing to see in it.
 */
export function tidy(text: string): string {
  const tidied = tidyUntilNothingChanges(text);
  return NOTHING_TO_SEE.test(tidied) ? '' : tidied;
}

/** What goes may leave another sign without its neighbour. It ends: after the first time a text only gets shorter. */
function tidyUntilNothingChanges(text: string): string {
  const tidied = tidyOnce(text);
  return tidied === text ? text : tidyUntilNothingChanges(tidied);
}

function tidyOnce(text: string): string {
  const whole = text.replace(HALF_SIGN, UNREADABLE).replace(LINE_ENDS, '\n');
  const plain = whole.replace(CONTROLS, '').replace(USELESS, '').replace(TAGS, '$1');
  const joined = balanceDirections(plain.replace(JOINERS, '$1'));
  return joined.replace(STRAY_VARIATION, '').normalize('NFC');
}

/**
 * How many visible signs a text loses by being tidied: halves of signs, such as an emoji that was cut in two.
 * Where each stood there is a "�" after.
 */
export function unreadableSigns(text: string): number {
  return text.match(HALF_SIGN)?.length ?? 0;
}
