import { encode } from 'uqr';
import type { PrintedNotice } from '../cards/document.ts';
import { A4, INK, openPdf, put, SLATE } from './pdf-file.ts';
import { type PdfFonts, printable } from './pdf-fonts.ts';

/** In points, 72 to the inch; the page is an A4. */
const PAGE = { ...A4, edge: 48 } as const;
const WIDTH = PAGE.width - 2 * PAGE.edge;
const BAND = { height: 40, size: 22 } as const;
const CODE_SIDE = 96;
const FOOT = { height: CODE_SIDE + 24, size: 9.5, caption: 7.5, gap: 14 } as const;

/** Of what is read at a distance; everything else goes by it. */
const LARGEST = 26;
/** Below this nobody reads it on a wall: then it rather takes a second page. */
const SMALLEST = 11;
const STEP = 0.5;
const LINE_GAP = 0.18;

interface Line {
  readonly tag: 'H1' | 'H2' | 'P';
  readonly text: string;
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly colour: string;
  /** Below it. */
  readonly gap: number;
}

/** Draws a notice whole. */
export function drawNotice(notice: PrintedNotice, fonts: PdfFonts): PDFKit.PDFDocument {
  const pdf = openPdf(notice, fonts);
  const { band } = notice;
  pdf.options.margins = marginsFor(band);
  const say = (text: string) => printable(text, fonts);
  pdf.addPage();
  if (band !== undefined) putDrawn(pdf, 'P', () => drawBand(pdf, say(band), PAGE.edge / 2));
  drawLines(pdf, fittingLines(pdf, notice, say));
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    // Nothing that stands in the margins begins a page.
    pdf.page.margins = { top: 0, bottom: 0, left: PAGE.edge, right: PAGE.edge };
    drawFoot(pdf, notice, say);
    if (band !== undefined) drawBandsOfPage(pdf, say(band), page);
  }
  return pdf;
}

function marginsFor(band: string | undefined) {
  const top = PAGE.edge + (band === undefined ? 0 : BAND.height);
  return { top, bottom: top + FOOT.height + FOOT.gap, left: PAGE.edge, right: PAGE.edge };
}

/** The largest type in which all of it fits on the page. */
function fittingLines(
  pdf: PDFKit.PDFDocument,
  notice: PrintedNotice,
  say: (text: string) => string,
): readonly Line[] {
  const { margins, height } = pdf.page;
  const room = height - margins.top - margins.bottom;
  for (let size = LARGEST; size > SMALLEST; size -= STEP) {
    const lines = linesOf(notice, size, say);
    if (heightOf(pdf, lines) <= room) return lines;
  }
  return linesOf(notice, SMALLEST, say);
}

function linesOf(notice: PrintedNotice, size: number, say: (text: string) => string): Line[] {
  const { label, heading, parts } = notice;
  const bold = { font: 'bold', colour: INK } as const;
  const above: Line[] =
    label === undefined
      ? []
      : [{ tag: 'P', text: say(label), ...bold, size: size * 0.9, gap: size * 0.15 }];
  return [
    ...above,
    { tag: 'H1', text: say(heading), ...bold, size: size * 1.15, gap: size * 0.75 },
    ...parts.flatMap((part): Line[] => [
      { tag: 'H2', text: say(part.heading), ...bold, colour: SLATE, size: size * 0.7, gap: 1 },
      {
        tag: 'P',
        text: say(part.text),
        font: 'regular',
        colour: INK,
        size,
        gap: size * 0.6,
      },
    ]),
  ];
}

function heightOf(pdf: PDFKit.PDFDocument, lines: readonly Line[]): number {
  return lines.reduce((sum, { font, size, text, gap }) => {
    const height = pdf.font(font).fontSize(size).heightOfString(text, styleOf(size));
    return sum + height + gap;
  }, 0);
}

function drawLines(pdf: PDFKit.PDFDocument, lines: readonly Line[]): void {
  pdf.y = pdf.page.margins.top;
  for (const { tag, text, font, size, colour, gap } of lines) {
    putDrawn(pdf, tag, () => {
      pdf.font(font).fontSize(size).fillColor(colour);
      pdf.text(text, PAGE.edge, pdf.y, styleOf(size));
    });
    pdf.y += gap;
  }
}

function styleOf(size: number) {
  return { width: WIDTH, lineGap: size * LINE_GAP };
}

/** Who stands for it on the left, and what a machine reads on the right. */
function drawFoot(
  pdf: PDFKit.PDFDocument,
  { facts, code, band }: PrintedNotice,
  say: (text: string) => string,
): void {
  const below = band === undefined ? PAGE.edge : PAGE.edge + BAND.height;
  const top = PAGE.height - below - FOOT.height + FOOT.gap;
  const left = PAGE.width - PAGE.edge - CODE_SIDE;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.moveTo(PAGE.edge, top - FOOT.gap).lineTo(PAGE.width - PAGE.edge, top - FOOT.gap);
  pdf.lineWidth(0.75).strokeColor(INK).stroke();
  pdf.endMarkedContent();
  pdf.y = top;
  const width = WIDTH - CODE_SIDE - 2 * FOOT.gap;
  for (const { label, value } of facts) {
    putDrawn(pdf, 'P', () => {
      pdf.fontSize(FOOT.size).fillColor(INK);
      const line = { width, lineGap: FOOT.size * LINE_GAP };
      pdf.font('bold').text(`${say(label)}  `, PAGE.edge, pdf.y, { ...line, continued: true });
      pdf.font('regular').text(say(value), line);
    });
    pdf.y += 2;
  }
  const figure = pdf.struct('Figure', { alt: say(code.caption) }, () => {
    drawCode(pdf, code.content, left, top);
    pdf.font('regular').fontSize(FOOT.caption).fillColor(SLATE);
    // Longer than the code is wide in some languages: it grows to the left.
    const caption = { width: 2 * CODE_SIDE, align: 'right' } as const;
    pdf.text(say(code.caption), left - CODE_SIDE, top + CODE_SIDE + 3, caption);
  });
  put(pdf, figure);
}

/** A QR code as shapes, sharp at any size; the paper around it is its margin. */
function drawCode(pdf: PDFKit.PDFDocument, content: string, left: number, top: number): void {
  const { data, size } = encode(content, { ecc: 'M', border: 0 });
  const module = CODE_SIDE / size;
  for (const [row, cells] of data.entries()) {
    for (const [column, dark] of cells.entries()) {
      if (dark) pdf.rect(left + column * module, top + row * module, module, module);
    }
  }
  pdf.fill('#000000');
}

/** The lower band of every page, and the upper one of those after the first. */
function drawBandsOfPage(pdf: PDFKit.PDFDocument, text: string, page: number): void {
  pdf.markContent('Artifact', { type: 'Pagination' });
  if (page > 0) drawBand(pdf, text, PAGE.edge / 2);
  drawBand(pdf, text, PAGE.height - PAGE.edge / 2 - BAND.height);
  pdf.endMarkedContent();
}

function drawBand(pdf: PDFKit.PDFDocument, text: string, y: number): void {
  pdf.rect(0, y, PAGE.width, BAND.height).fill('#000000');
  pdf.font('bold').fontSize(BAND.size).fillColor('#ffffff');
  // On one line, however long the word for it is.
  const tooWide = pdf.widthOfString(text) / WIDTH;
  if (tooWide > 1) pdf.fontSize(Math.floor(BAND.size / tooWide));
  const height = pdf.heightOfString(text, { width: WIDTH });
  const inside = { width: WIDTH, align: 'center', height: BAND.height } as const;
  pdf.text(text, PAGE.edge, y + (BAND.height - height) / 2 + 1, inside);
}

function putDrawn(pdf: PDFKit.PDFDocument, tag: string, draw: () => void): void {
  put(pdf, pdf.struct(tag, {}, draw));
}
