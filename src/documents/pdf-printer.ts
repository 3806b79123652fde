import { setImmediate } from 'node:timers/promises';
import type { PrintedDocument } from '../cards/document.ts';
import type { Printer } from '../ports/printer.ts';
import { drawBlock, drawTitle } from './pdf-blocks.ts';
import { type PdfFonts, readPdfFonts } from './pdf-fonts.ts';
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
  };
}

async function print(document: PrintedDocument, fonts: PdfFonts): Promise<Uint8Array> {
  const sheet = openSheet(document, fonts);
  const { pdf } = sheet;
  const chunks: Uint8Array[] = [];
  pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    pdf.once('end', resolve);
    pdf.once('error', reject);
  });
  drawTitle(sheet, document.heading);
  for (const [index, block] of document.blocks.entries()) {
    if (index % PARTS_AT_ONCE === 0) await setImmediate();
    drawBlock(sheet, block);
  }
  markPages(sheet, document, fonts);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
