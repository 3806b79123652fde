/** What somebody typed, out of what Slack made of it: links, mentions and escapes as plain words. */
export function plainOf(text: string): string {
  return text
    .replace(
      /<([@#!]?)([^|>]*)(?:\|([^>]*))?>/g,
      (_all, mark: string, what: string, label = '') => {
        if (mark === '') return what;
        if (mark === '!' && label) return label;
        return `${mark === '!' ? '@' : mark}${label || what}`;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
