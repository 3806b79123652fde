import PDFDocument from 'pdfkit';
import type { PdfFonts } from './pdf-fonts.ts';

export const INK = '#1b1f24';
export const SLATE = '#4a525c';
/** In points, 72 to the inch. */
export const A4 = { width: 595.28, height: 841.89 } as const;

/** Its text is tagged for screen readers, and it opens under its title. */
const OPTIONS = {
  size: 'A4',
  bufferPages: true,
  autoFirstPage: false,
  tagged: true,
  displayTitle: true,
  pdfVersion: '1.7',
} as const;

/** What stands beside the pages: what it is about, and nobody. */
export interface PdfProperties {
  readonly language: string;
  readonly title: string;
  /** ISO 8601 instant. */
  readonly madeAt: string;
}

/** A PDF file with our fonts, `regular` and `bold`, and no page yet. */
export function openPdf(
  { language, title, madeAt }: PdfProperties,
  { regular, bold }: Pick<PdfFonts, 'regular' | 'bold'>,
): PDFKit.PDFDocument {
  const made = new Date(madeAt);
  const by = { Creator: 'Tandem', Producer: 'Tandem' };
  const info = { Title: title, ...by, CreationDate: made, ModDate: made };
  const pdf = new PDFDocument({ ...OPTIONS, lang: language, info });
  return pdf.registerFont('regular', regular).registerFont('bold', bold);
}

/** Adds to the document what was drawn as one element of its structure. */
export function put(pdf: PDFKit.PDFDocument, element: PDFKit.PDFStructureElement): void {
  pdf.addStructure(element);
  element.end();
}
