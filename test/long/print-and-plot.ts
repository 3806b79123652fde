/**
 * Run by the Node of an install, for its folder: draws a plot and prints a PDF with what is installed there, and
 * loads both platforms. Says what came of it as JSON.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = ''] = process.argv.slice(2);
const at = (path: string) => pathToFileURL(join(folder, path)).href;

await import(at('src/temporal.ts'));
const { createLog }: typeof import('../../src/log.ts') = await import(at('src/log.ts'));
const { createPlotter }: typeof import('../../src/documents/plots/plotter.ts') = await import(
  at('src/documents/plots/plotter.ts')
);
const { createPdfPrinter }: typeof import('../../src/documents/pdf-printer.ts') = await import(
  at('src/documents/pdf-printer.ts')
);
for (const platform of ['slack', 'teams']) await import(at(`src/platforms/${platform}/index.ts`));

const plot = await createPlotter(createLog('silent')).attendance({
  rows: [{ date: '2026-11-24', police: 4, local_authority: 2 }],
  sides: { police: 'Police Havenstad', local_authority: 'Municipality of Havenstad' },
  language: 'en',
});
const pdf = await createPdfPrinter().print({
  language: 'en',
  title: 'S-2026-0001',
  marking: 'Confidential',
  reference: 'S-2026-0001',
  pageNumber: (page, pages) => `Page ${page} of ${pages}`,
  madeAt: '2026-11-24T09:00:00Z',
  heading: 'What was done',
  blocks: [{ tag: 'passage', kind: 'fact', heading: 'Fact', text: 'Київ, Θεσσαλονίκη, çà et là.' }],
});
console.log(JSON.stringify({ png: plot?.image?.png, pdf: Buffer.from(pdf).toString('base64') }));
