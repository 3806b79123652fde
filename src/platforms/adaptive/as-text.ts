/** What hosts of Adaptive Cards show, and so read for functions; what only travels along is left alone. */
const SHOWN: ReadonlySet<string> = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'fallbackText',
  'tooltip',
]);
const CARRIED = 'data';
/** https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features#datetime-function-rules */
const FUNCTION = /\{(?=\{(?:DATE|TIME)\()/gi;
/** Nobody sees it, and tidying takes it out again. */
const WORD_JOINER = '\u2060';

/**
 * The same card, with nothing in it that a host would read as a function: `{{DATE(…)}}` that somebody typed
 * stays what they typed. Times of ours are words already.
 */
export function asText<T>(json: T): T;
export function asText(json: unknown): unknown {
  if (Array.isArray(json)) return json.map((one) => asText(one));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      if (typeof value !== 'string') return [name, name === CARRIED ? value : asText(value)];
      return [name, SHOWN.has(name) ? value.replace(FUNCTION, `{${WORD_JOINER}`) : value];
    }),
  );
}
