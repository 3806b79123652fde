import { expect, it } from 'vitest';
import { readPdf } from '../../test/support/files/pdf-text.ts';
import type { DocumentBlock, PrintedDocument } from '../cards/document.ts';
import { createPdfPrinter } from './pdf-printer.ts';

const printer = createPdfPrinter();

function printed(blocks: readonly DocumentBlock[], more: Partial<PrintedDocument> = {}) {
  const document: PrintedDocument = {
    language: 'en',
    title: 'S-2026-0001',
    marking: 'Confidential',
    reference: 'S-2026-0001',
    pageNumber: (page, pages) => `Page ${page} of ${pages}`,
    madeAt: '2026-11-24T09:00:00Z',
    heading: 'What was done',
    blocks,
    ...more,
  };
  return printer.print(document);
}
const passage = (text: string): DocumentBlock => ({
  tag: 'passage',
  kind: 'fact',
  heading: 'Fact',
  text,
});

it('prints Latin, Cyrillic and Greek so that they can be selected again', async () => {
  const said = 'Ąžuolas çà et là, Київ і Харків, Θεσσαλονίκη.';
  expect((await readPdf(await printed([passage(said)]))).text).toContain(said);
});

it('says a sign that it cannot print by its number, and drops what turns text around', async () => {
  const { text } = await readPdf(await printed([passage('ok 🦊 漢 \u202Eevil\u202C \u0007end')]));
  expect(text).toContain('ok [U+1F98A] [U+6F22] evil end');
});

it('keeps every line of a timeline of five hundred, over pages that all carry the marking', async () => {
  const entries = Array.from({ length: 500 }, (_, index): DocumentBlock => {
    const passages = index % 50 === 0 ? [{ tag: 'passage', kind: 'interpretation' } as const] : [];
    return {
      tag: 'entry',
      when: 'Tue 24 Nov 2026, 10:00',
      what: `did thing ${index}.`,
      who: 'Safety coordinator',
      passages: passages.map((one) => ({
        ...one,
        heading: 'How it was read',
        text: 'Так. '.repeat(300),
      })),
    };
  });
  const { pages, text } = await readPdf(await printed(entries));
  for (let index = 0; index < 500; index += 1) expect(text).toContain(`did thing ${index}.`);
  expect(text.match(/Так\./g)).toHaveLength(3_000);
  for (const page of pages) expect(page).toMatch(/Confidential/);
  expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
});

it('breaks a word that is longer than a line, and a marking that is longer than one', async () => {
  const word = 'x'.repeat(8_000);
  const marking = 'Confidential – '.repeat(30).trim();
  const { pages, text } = await readPdf(await printed([passage(word)], { marking }));
  expect(text.match(/x/g)).toHaveLength(8_000);
  for (const page of pages) expect(page).toContain(marking);
});

it('is tagged with its language, and says beside its pages what it is about and nothing more', async () => {
  const bytes = await printed([passage('Somebody was seen.')]);
  const { info } = await readPdf(bytes);
  expect(info).toMatchObject({ Title: 'S-2026-0001', Creator: 'Tandem', Producer: 'Tandem' });
  expect(info['Author'] ?? info['Subject'] ?? info['Keywords']).toBeUndefined();
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw).toContain('/Lang (en)');
  expect(raw).toContain('/Marked true');
  expect(raw.slice(0, 8)).toBe('%PDF-1.7');
});
