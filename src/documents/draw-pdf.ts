import { setImmediate } from 'node:timers/promises';
import type { PrintedDocument, PrintedNotice } from '../cards/document.ts';
import { drawBlock, drawTitle } from './pdf-blocks.ts';
import { readPdfFonts } from './pdf-fonts.ts';
import { drawNotice } from './pdf-notice.ts';
import { markPages, openSheet } from './pdf-sheet.ts';

/** So many parts are drawn before others get a turn: meanwhile commands want to be acknowledged. */
const PARTS_AT_ONCE = 10;

const FONTS = readPdfFonts();

/** @returns the bytes of a PDF: A4, its text selectable and tagged, its fonts within. */
export async function documentPdf(document: PrintedDocument): Promise<Uint8Array> {
  const sheet = openSheet(document, FONTS);
  drawTitle(sheet, document.heading);
  for (const [index, block] of document.blocks.entries()) {
    if (index % PARTS_AT_ONCE === 0) await setImmediate();
    drawBlock(sheet, block);
  }
  markPages(sheet, document, FONTS);
  return ended(sheet.pdf);
}

/** @returns the bytes of a PDF to be hung on a wall. */
export function noticePdf(notice: PrintedNotice): Promise<Uint8Array> {
  return ended(drawNotice(notice, FONTS));
}

/** What was drawn, as a file. */
async function ended(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const whole = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  pdf.end();
  await whole;
  return Buffer.concat(chunks);
}
