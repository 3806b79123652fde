import type { PrintedDocument, PrintedNotice } from '../../cards/document.ts';

/** Makes a file of a document. */
export interface Printer {
  /** The media type of what it makes: `application/pdf`. */
  readonly type: string;
  print(document: PrintedDocument): Promise<Uint8Array>;
  /** On one page; its type is as large as the text allows. */
  printNotice(notice: PrintedNotice): Promise<Uint8Array>;
}
