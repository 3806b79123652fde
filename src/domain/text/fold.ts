/** A text as a reader looks for things in it, and where each part of it stood in what was typed. */
export interface Folded {
  readonly text: string;
  /** Turns a stretch of the folded text, in UTF-16 units, into that of the text as it was typed. */
  unfold(span: { readonly start: number; readonly end: number }): {
    readonly start: number;
    readonly end: number;
  };
}

/** A sign with what is put onto it. */
const SIGNS = /\P{M}\p{M}*|\p{M}+/gsu;
const INVISIBLE = /^(?:\p{Default_Ignorable_Code_Point}|(?![\t\n\r])\p{C})+$/u;
const INVISIBLE_WITHIN = /\p{Default_Ignorable_Code_Point}/gu;
/** All but the new line. */
const SPACE = /^(?:\p{Zs}|\t)$/u;
/** Dashes that are typed for a hyphen: hyphen, no-break hyphen, figure dash, minus, small and full width. */
const HYPHEN = /^[\u2010-\u2012\u2212\uFE63\uFF0D]$/u;
const DIGIT = /^\p{Nd}$/u;
/** Letters and signs as wide as Chinese ones. */
const WIDE = /^[\uFF01-\uFF5E]$/u;
/** Nothing in it is folded. */
const PLAIN = /^[\n\x20-\x7E\u00A1-\u00AC\u00AE-\u02FF\u2013-\u2027\u20A0-\u20BF]*$/u;

/**
 * Reads signs that look alike as the one that a keyboard has: spaces and tabs as a space, hyphens and
 * minus as "-", digits of any script or width as 0 to 9; what is invisible is passed over. Dashes between
 * words stay dashes. Only for whoever reads: what is kept and shown is the text as it was typed.
 *
 * @param text of any form.
 */
export function fold(text: string): Folded {
  if (PLAIN.test(text)) return { text, unfold: ({ start, end }) => ({ start, end }) };
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: sign, index } of text.matchAll(SIGNS)) {
    const plain = foldSign(sign);
    folded += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(index);
      ends.push(index + sign.length);
    }
  }
  return {
    text: folded,
    unfold: ({ start, end }) => ({
      start: starts[start] ?? text.length,
      end: end > start ? (ends[end - 1] ?? text.length) : (starts[start] ?? text.length),
    }),
  };
}

/** The same, for a reader who asks for no positions. */
export function foldText(text: string): string {
  return fold(text).text;
}

function foldSign(sign: string): string {
  if (INVISIBLE.test(sign)) return '';
  if (SPACE.test(sign)) return ' ';
  if (HYPHEN.test(sign)) return '-';
  if (DIGIT.test(sign)) return String(digitOf(sign));
  if (WIDE.test(sign)) return sign.normalize('NFKC');
  return sign.replace(INVISIBLE_WITHIN, '').normalize('NFC');
}

/** Decimal digits of a script stand in a row of ten, the nought first (Unicode Standard, section 4.6). */
function digitOf(sign: string): number {
  const wide = sign.normalize('NFKC');
  if (/^\d$/.test(wide)) return Number(wide);
  const code = sign.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
