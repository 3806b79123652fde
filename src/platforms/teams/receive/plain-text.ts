const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);
const BREAKS = /<(?:br\s*\/?|\/(?:p|div|li|tr|h[1-6]|blockquote))>/gi;

/** What somebody typed, without mark-up: names of people mentioned stay as words. */
export function plainOf(text: string): string {
  return decode(text.replace(/<\/?at(?:\s[^<>]*)?>/gi, '')).trim();
}

/** The words of a message in HTML, its lines kept. */
export function plainOfHtml(html: string): string {
  const lines = html.replace(BREAKS, '\n').replace(/<[^<>]*>/g, '');
  return decode(lines)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function decode(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, tens, sixteens, name) => {
      if (name) return ENTITIES.get(String(name).toLowerCase()) ?? whole;
      const code = tens ? Number(tens) : Number.parseInt(sixteens, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replaceAll('\u00a0', ' ');
}
