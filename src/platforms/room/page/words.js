// @ts-check
/** Every word on screen comes from the server, in the person's language; this fills in the gaps. */

/** @type {Readonly<Record<string, string>>} */
let words = {};

/** @param {Readonly<Record<string, string>>} given */
export function useWords(given) {
  words = given;
}

/**
 * A sentence with its `{{names}}` filled in. A missing one shows its key, so that it is noticed.
 *
 * @param {string} key
 * @param {Readonly<Record<string, string | number>>} [values]
 * @returns {string}
 */
export function say(key, values = {}) {
  const sentence = words[key] ?? key;
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * The sentence for so many: `replies_one`, `replies_other`.
 *
 * @param {string} key
 * @param {number} count
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function sayCount(key, count, values = {}) {
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  const known = Object.hasOwn(words, `${key}_${form}`) ? form : 'other';
  return say(`${key}_${known}`, { ...values, count });
}

/**
 * Fills what stands in the markup as `data-say` (text) and `data-say-label` (accessible name).
 *
 * @param {ParentNode} root
 */
export function fillWords(root) {
  for (const element of root.querySelectorAll('[data-say]')) {
    element.textContent = say(element.getAttribute('data-say') ?? '');
  }
  for (const element of root.querySelectorAll('[data-say-label]')) {
    element.setAttribute('aria-label', say(element.getAttribute('data-say-label') ?? ''));
  }
}
