import type { PrintedDocument } from '../cards/document.ts';

/** Makes a file of a document. */
export interface Printer {
  /** The media type of what it makes: `application/pdf`. */
  readonly type: string;
  print(document: PrintedDocument): Promise<Uint8Array>;
}
