import type { PrintedDocument } from '../cards/document.ts';
import { A4, INK, openPdf, SLATE } from './pdf-file.ts';
import { type PdfFonts, printable } from './pdf-fonts.ts';

/** In points, 72 to the inch; the page is an A4. */
export const PAGE = {
  left: 56,
  right: 56,
  /** From the top edge to the marking. */
  head: 32,
  /** Between the marking and the text. */
  afterHead: 18,
  bottom: 64,
  /** From the bottom edge to the page's number. */
  foot: 40,
  width: A4.width,
} as const;
const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

export interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  /** From the left margin. */
  readonly indent?: number;
  readonly width?: number;
}

const MARKING: Look = { size: 8, bold: true };
const LINE_GAP = 2;

/** What is drawn on, and where the next line goes: a PDF document with our fonts and margins. */
export interface Sheet {
  readonly pdf: PDFKit.PDFDocument;
  /** Writes a text below what stands there, over as many pages as it needs. */
  write(tag: string, text: string, look: Look): PDFKit.PDFStructureElement;
  heightOf(text: string, look: Look): number;
  /** Begins a new page if so much does not fit on this one. */
  makeRoom(height: number): void;
  /** The page that is being written, from 0. */
  page(): number;
}

/** Begins a document of text on its first page. */
export function openSheet(document: PrintedDocument, fonts: PdfFonts): Sheet {
  const pdf = openPdf(document, fonts);
  const set = ({ size, bold = false }: Look) => pdf.font(bold ? 'bold' : 'regular').fontSize(size);
  const options = ({ indent = 0, width = TEXT_WIDTH - indent }: Look) => ({
    width,
    lineGap: LINE_GAP,
  });
  const sheet: Sheet = {
    pdf,
    write: (tag, text, look) =>
      pdf.struct(tag, {}, () => {
        const x = PAGE.left + (look.indent ?? 0);
        set(look).fillColor(look.colour ?? INK);
        pdf.text(printable(text, fonts), x, pdf.y, options(look));
      }),
    heightOf: (text, look) => set(look).heightOfString(printable(text, fonts), options(look)),
    makeRoom(height) {
      if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage();
    },
    page: () => pdf.bufferedPageRange().count - 1,
  };
  pdf.options.margins = marginsFor(sheet.heightOf(document.marking, MARKING));
  pdf.addPage();
  return sheet;
}

function marginsFor(markingHeight: number) {
  const top = PAGE.head + markingHeight + PAGE.afterHead;
  return { top, bottom: PAGE.bottom, left: PAGE.left, right: PAGE.right };
}

/** On every page: the marking above, the reference and the page's number below. */
export function markPages(
  sheet: Sheet,
  { marking, reference, pageNumber }: PrintedDocument,
  fonts: PdfFonts,
): void {
  const { pdf } = sheet;
  const { count } = pdf.bufferedPageRange();
  const height = sheet.heightOf(marking, MARKING);
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.markContent('Artifact', { type: 'Pagination' });
    const put = (text: string, y: number, align: 'left' | 'right', tall = 2 * MARKING.size) =>
      // With a height of its own it begins no page.
      pdf.text(printable(text, fonts), PAGE.left, y, {
        width: TEXT_WIDTH,
        lineGap: LINE_GAP,
        height: tall,
        align,
      });
    pdf.font('bold').fontSize(MARKING.size).fillColor(INK);
    put(marking, PAGE.head, 'left', height + MARKING.size);
    rule(pdf, PAGE.head + height + LINE_GAP);
    pdf.font('regular').fillColor(SLATE);
    const foot = pdf.page.height - PAGE.foot;
    put(reference, foot, 'left');
    put(pageNumber(page + 1, count), foot, 'right');
    pdf.endMarkedContent();
  }
}

function rule(pdf: PDFKit.PDFDocument, y: number): void {
  pdf
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.width - PAGE.right, y)
    .lineWidth(0.75)
    .undash()
    .strokeColor(INK)
    .stroke();
}
