/** A kind of text that phones, mails and other programs put into a field, or somebody who tries. */
export interface OddText {
  readonly name: string;
  readonly text: string;
}

const CONTROLS = [
  '\u0000',
  '\u0001',
  '\u0007',
  '\b',
  '\t',
  '\v',
  '\f',
  '\u001b[31m',
  '\u007f',
  '\u009f',
];
const LINE_ENDS = ['\r', '\r\n', '\n\n', '\u0085', '\u2028', '\u2029'];
const SPACES = [
  '\u00a0',
  '\u2000',
  '\u2003',
  '\u2009',
  '\u200a',
  '\u202f',
  '\u205f',
  '\u3000',
  '\u1680',
];
const DASHES = ['\u00ad', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uff0d'];
const INVISIBLE = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\u2061',
  '\ufeff',
  '\u034f',
  '\u180e',
  '\ufff9',
];
const DIRECTIONS = ['\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e'];
const ISOLATES = ['\u2066', '\u2067', '\u2068', '\u2069', '\u2069\u2066', '\u2067\n\u2069'];
const ILL_FORMED = [
  '\ud83d',
  '\ude00',
  '\ude00\ud83d',
  '\ud83d\ud83d\ude00',
  '\uffff',
  '\ufffe',
  '\u{1ffff}',
];
const TAGS = [
  '\u{e0041}\u{e007f}',
  '🏴\u{e0067}\u{e0062}\u{e007f}',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
];
const EMOJI = ['👩‍🚒', '👍🏽', '🇳🇱', '1️⃣', '❤\ufe0f', 'x\ufe0f\ufe0e', '\u{e0100}'];
const SCRIPTS = [
  'Площа Łódź €',
  'שלום עולם',
  'مرحبا بالعالم',
  'می‌خواهم',
  'ന്‍',
  'ភាសា\u200bខ្មែរ',
  '漢字かな',
  'Ａｂｃ１２',
  '٠١٢٣',
  'cafe\u0301',
  '\u212b\u2126',
  'ﬀ ② ½',
  'Z\u0351\u036b\u0343a\u0316\u0303l\u034dg\u035eo',
  '\u3164\u115f',
  '\ue000\uf8ff',
];
const MARKUP = [
  '<b>bold</b>',
  '<!channel> <@U1>',
  '<at>Tandem</at>',
  '<script>alert(1)</script>',
  '&lt;&amp;&#0;',
  '{{DATE(2001-09-11T08:00:00Z, LONG)}}',
  '{{count}} #{x} $1 $& %s',
  '[a](javascript:b)',
  '**x** _y_ `z` ~q~',
  ':smile: :x:',
  '</text> ]]>',
  '../../etc/passwd',
  "'; DROP TABLE signal; --",
  '"quoted", \\n \\u0000',
  'BEGIN:VEVENT\r\nEND:VEVENT',
];

/** About a hundred, each between letters, so that there is something to see. */
export const ODD_TEXTS: readonly OddText[] = Object.entries({
  CONTROLS,
  LINE_ENDS,
  SPACES,
  DASHES,
  INVISIBLE,
  DIRECTIONS,
  ISOLATES,
  ILL_FORMED,
  TAGS,
  EMOJI,
  SCRIPTS,
  MARKUP,
}).flatMap(([kind, texts]) =>
  texts.map((text, index) => ({ name: `${kind.toLowerCase()} ${index}`, text: `ab${text}cd` })),
);

/** Some of them, spread over all kinds. @param from another one takes others. */
export function someOddTexts(many: number, from = 0): readonly OddText[] {
  const step = Math.max(1, Math.floor(ODD_TEXTS.length / many));
  const turned = [...ODD_TEXTS.slice(from % step), ...ODD_TEXTS.slice(0, from % step)];
  return turned.filter((_, index) => index % step === 0).slice(0, many);
}
