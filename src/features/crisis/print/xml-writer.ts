export type Element = readonly [name: string, content: string | readonly Element[] | undefined];

export function written([name, content]: Element, indent: string): string[] {
  if (content === undefined) return [];
  if (typeof content === 'string') return [`${indent}<${name}>${escaped(content)}</${name}>`];
  const inner = content.flatMap((one) => written(one, `${indent}  `));
  return [`${indent}<${name}>`, ...inner, `${indent}</${name}>`];
}

/** What XML 1.0 has no way to write at all. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
