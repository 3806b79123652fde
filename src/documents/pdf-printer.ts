import { setImmediate } from 'node:timers/promises';
import type { PrintedDocument } from '../cards/document.ts';
import type { Printer } from '../ports/files/printer.ts';
import { drawBlock, drawTitle } from './pdf-blocks.ts';
import { type PdfFonts, readPdfFonts } from './pdf-fonts.ts';
import { drawNotice } from './pdf-notice.ts';
import { markPages, openSheet } from './pdf-sheet.ts';

/** So many parts are drawn before others get a turn: meanwhile commands want to be acknowledged. */
const PARTS_AT_ONCE = 10;

/** Makes PDF files: A4, their text selectable and tagged, their fonts within. */
export function createPdfPrinter(): Printer {
  let fonts: PdfFonts | undefined;
  return {
    type: 'application/pdf',
    print(document) {
      fonts ??= readPdfFonts();
      return print(document, fonts);
    },
    async printNotice(notice) {
      fonts ??= readPdfFonts();
      return ended(drawNotice(notice, fonts));
    },
  };
}

async function print(document: PrintedDocument, fonts: PdfFonts): Promise<Uint8Array> {
  const sheet = openSheet(document, fonts);
  drawTitle(sheet, document.heading);
  for (const [index, block] of document.blocks.entries()) {
    if (index % PARTS_AT_ONCE === 0) await setImmediate();
    drawBlock(sheet, block);
  }
  markPages(sheet, document, fonts);
  return ended(sheet.pdf);
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
