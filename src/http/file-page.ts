import { createHash } from 'node:crypto';
import { languageSpoken, wordsFor } from '../locales/words.ts';
import type { AwaitedFile } from '../ports/files/file-desk.ts';

/** One column that a phone shows whole; dark where the reader's system is. */
const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --slate: #4a525c; --blue: #0b57a4; --on-blue: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14171b; --ink: #eceff2; --slate: #b4bcc6; --blue: #9cc7f5; --on-blue: #10243a; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 0 auto; padding: 3rem 1.25rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0 0 0.5rem; }
.quiet { color: var(--slate); }
button { margin: 1rem 0; padding: 0.75rem 1.25rem; border: 0; border-radius: 0.375rem;
  background: var(--blue); color: var(--on-blue); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing is loaded, nothing runs; the one form goes back to where it came from. */
export const FILE_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Says what waits, for whom and until when. Nothing is used up before the button is pressed. */
export function awaitedPage({ language, title, member, organisation, until }: AwaitedFile): string {
  const words = wordsFor(language);
  return page(language, title, [
    `<p>${escapeHtml(words('file.for', { name: member, organisation }))}</p>`,
    `<p>${escapeHtml(words('file.until', { until }))}</p>`,
    `<form method="post"><button type="submit">${escapeHtml(words('file.fetch'))}</button></form>`,
    quiet(words('file.logged')),
  ]);
}

/** The same whatever the reason: whoever tries addresses learns nothing. */
export function gonePage(): string {
  const words = wordsFor(undefined);
  return page(undefined, words('file.gone.title'), [
    `<p>${escapeHtml(words('file.gone.why'))}</p>`,
    `<p>${escapeHtml(words('file.gone.next'))}</p>`,
  ]);
}

/** Says why this member does not get the file, in their language. */
export function refusedPage(language: string, text: string): string {
  return page(language, wordsFor(language)('file.refused.title'), [`<p>${escapeHtml(text)}</p>`]);
}

/** Says that the file could not be made, and no more. */
export function failedPage(): string {
  const words = wordsFor(undefined);
  return page(undefined, words('file.failed.title'), [
    `<p>${escapeHtml(words('file.failed.next'))}</p>`,
  ]);
}

function page(language: string | undefined, title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="${escapeHtml(languageSpoken(language))}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Tandem</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</main>
</body>
</html>
`;
}

function quiet(text: string): string {
  return `<p class="quiet">${escapeHtml(text)}</p>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
