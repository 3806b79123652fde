import type { Printer } from '../ports/files/printer.ts';

/** Makes PDF files. What draws them, and its fonts, is loaded with the first one: no start has to wait for it. */
export function createPdfPrinter(): Printer {
  return {
    type: 'application/pdf',
    async print(document) {
      const { documentPdf } = await import('./draw-pdf.ts');
      return documentPdf(document);
    },
    async printNotice(notice) {
      const { noticePdf } = await import('./draw-pdf.ts');
      return noticePdf(notice);
    },
  };
}
