import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { tidy } from '../domain/text/tidy.ts';

const require = createRequire(import.meta.url);
/** Latin, Cyrillic and Greek. Free to embed: node_modules/dejavu-fonts-ttf/LICENSE */
const REGULAR = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf');
const BOLD = require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf');

export interface PdfFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
  /** Is there a glyph for it? */
  has(codePoint: number): boolean;
}

/** Reads the fonts that go into every PDF. */
export function readPdfFonts(): PdfFonts {
  const regular = readFileSync(REGULAR);
  const bold = readFileSync(BOLD);
  const font = create(regular);
  if (!('hasGlyphForCodePoint' in font)) throw new Error('The font file holds several fonts.');
  const known = new Map<number, boolean>();
  const has = (codePoint: number) => {
    const before = known.get(codePoint);
    if (before !== undefined) return before;
    const there = font.hasGlyphForCodePoint(codePoint);
    known.set(codePoint, there);
    return there;
  };
  return { regular, bold, has };
}

/** Marks that turn the direction of what follows, or only choose how a sign is drawn. */
const INVISIBLE = /\p{Bidi_Control}|\p{Variation_Selector}/gu;
const LINE_FEED = 0x0a;

/** A text as it can be printed: a sign that the font lacks stands there by its number, never as nothing. */
export function printable(text: string, { has }: Pick<PdfFonts, 'has'>): string {
  const plain = tidy(text).replaceAll('\t', '    ').replaceAll(INVISIBLE, '');
  return Array.from(plain, (sign) => {
    const codePoint = sign.codePointAt(0) ?? LINE_FEED;
    if (codePoint === LINE_FEED || has(codePoint)) return sign;
    return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
  }).join('');
}
