import { extractText, getDocumentProxy } from 'unpdf';

/** A PDF read back. */
export interface ReadPdf {
  /** Page by page, its lines joined by spaces. */
  readonly pages: readonly string[];
  readonly text: string;
  /** What stands beside the pages. */
  readonly info: Readonly<Record<string, unknown>>;
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const { info } = await document.getMetadata();
  const pages = text.map((page) => page.replaceAll(/\s+/g, ' '));
  return { pages, text: pages.join(' '), info: { ...info } };
}
