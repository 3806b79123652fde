import jsqr from 'jsqr';
import { expect, it } from 'vitest';
import { drawPdfs } from '../../test/support/files/pdf-picture.ts';
import { readPdf } from '../../test/support/files/pdf-text.ts';
import type { PrintedNotice } from '../cards/document.ts';
import { createPdfPrinter } from './pdf-printer.ts';

const printer = createPdfPrinter();
const CONTENT = `${'0123456789abcdef'.repeat(4)} 2026-11-25T19:55:00Z`;
const noticed = (more: Partial<PrintedNotice> = {}) =>
  printer.printNotice({
    language: 'uk',
    title: 'C-2026-0001/3',
    madeAt: '2026-11-25T20:00:00Z',
    heading: 'Спільне повідомлення',
    parts: [
      { heading: 'Що сталося', text: 'Пожежа, місце: вокзал.\nҐанок зачинено, під’їзд — ні.' },
      { heading: 'Next update', text: 'Wednesday 25 November, 21:30' },
    ],
    facts: [{ label: 'Погоджено', value: 'Поліція – кризовий штаб' }],
    code: { content: CONTENT, caption: 'Геш і час' },
    ...more,
  });

it('says on one page all that it holds, in letters that can be selected again', async () => {
  const { pages, text } = await readPdf(await noticed({ label: 'ОНОВЛЕННЯ', band: 'НАВЧАННЯ' }));
  expect(pages).toHaveLength(1);
  for (const said of [
    'ОНОВЛЕННЯ',
    'Спільне повідомлення',
    'Пожежа, місце: вокзал. Ґанок зачинено, під’їзд — ні.',
    'Wednesday 25 November, 21:30',
    'Поліція – кризовий штаб',
    'Геш і час',
  ]) {
    expect(text).toContain(said);
  }
  expect(text.match(/НАВЧАННЯ/g)).toHaveLength(2);
});

it('makes its type smaller before it takes a second page, and loses nothing on either', async () => {
  const long = (count: number) => [{ heading: 'Heading', text: 'Слово за словом. '.repeat(count) }];
  const one = await readPdf(await noticed({ band: 'НАВЧАННЯ', parts: long(110) }));
  expect(one.pages).toHaveLength(1);
  expect(one.text.match(/Слово за словом/g)).toHaveLength(110);
  const two = await readPdf(await noticed({ band: 'НАВЧАННЯ', parts: long(400) }));
  expect(two.text.match(/Слово/g)).toHaveLength(400);
  for (const page of two.pages) expect(page.match(/НАВЧАННЯ/g)).toHaveLength(2);
});

it('is tagged with its language and names nobody beside its page', async () => {
  const bytes = await noticed();
  const { info } = await readPdf(bytes);
  expect(info).toMatchObject({ Title: 'C-2026-0001/3', Creator: 'Tandem' });
  expect(info['Author'] ?? info['Subject'] ?? info['Keywords']).toBeUndefined();
  expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (uk)');
});

it('carries a code that a telephone reads from the printed page, and nothing else in it', async () => {
  const [picture] = await drawPdfs([await noticed({ band: 'НАВЧАННЯ' })], 2);
  if (!picture) throw new Error('No picture was drawn.');
  const { points, width, height } = picture;
  expect(jsqr.default(points, width, height)?.data).toBe(CONTENT);
  // The band is black from edge to edge.
  const at = (40 * 2 * width + 10) * 4;
  expect([...points.subarray(at, at + 3)]).toEqual([0, 0, 0]);
});
