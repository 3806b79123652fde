/** People, channels, groups and dates, and addresses with a scheme: all that Slack itself puts between "<" and ">". */
const MARKED =
  /<(?:([@#])([A-Z0-9]+)|!([a-z][^<>|]*)|((?:https?|mailto|tel|slack|sip|ftp|file|data):[^<>|\s]+))(?:\|([^<>]*))?>/gi;

/**
 * What somebody typed, out of what Slack made of it: links, mentions and escapes as plain words. What was typed
 * between "<" and ">" stays.
 *
 * https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
 */
export function plainOf(text: string): string {
  return text
    .replace(
      MARKED,
      (_all, mark?: string, id = '', special?: string, address?: string, label = '') => {
        if (address !== undefined) return typedAddress(address, label);
        if (special !== undefined) return label || `@${special}`;
        return `${mark}${label || id}`;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Of an address that Slack recognised, what was typed; of a word that was made a link, both. */
function typedAddress(address: string, label: string): string {
  if (label === '') return address;
  if (/^(?:mailto|tel):/i.test(address)) return label;
  const bare = address.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  return label.replace(/\/$/, '').endsWith(bare) ? label : `${label} (${address})`;
}
