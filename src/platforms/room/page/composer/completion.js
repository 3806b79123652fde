// @ts-check
/** What could be typed next: pure, without the page. */
/** @import { CommandView } from '../../protocol.ts' */

/** @typedef {{ readonly label: string, readonly hint: string, readonly summary: string, readonly insert: string }} Completion */

/**
 * @param {string} text what stands in the box
 * @param {readonly CommandView[]} commands
 * @returns {Completion[]}
 */
export function completionsFor(text, commands) {
  const { name, rest } = parts(text);
  if (name === undefined) return [];
  if (rest === undefined) return commandsLike(name, commands);
  const command = commands.find((one) => one.name === name);
  return command ? formsLike(command, rest) : [];
}

/**
 * The form that is being filled in, or what a bare command will do.
 *
 * @param {string} text
 * @param {readonly CommandView[]} commands
 * @returns {{ readonly usage: string, readonly summary: string } | undefined}
 */
export function formOf(text, commands) {
  const { name, rest = '' } = parts(text);
  const command = commands.find((one) => one.name === name);
  const forms = command?.forms ?? [];
  const begun = forms.find(({ usage }) => usage !== '' && rest.startsWith(`${fixedPart(usage)}`));
  const form = begun ?? forms.find(({ usage }) => usage === '');
  return form && { usage: `/${name} ${form.usage}`.trim(), summary: form.summary };
}

/**
 * @param {string} text
 * @returns {{ name?: string, rest?: string }}
 */
function parts(text) {
  const [, name, gap, rest] = /^\/(\S*)(\s+)?(.*)$/s.exec(text) ?? [];
  if (name === undefined) return {};
  return { name: name.toLowerCase(), ...(gap !== undefined && { rest: rest ?? '' }) };
}

/**
 * @param {string} start
 * @param {readonly CommandView[]} commands
 */
function commandsLike(start, commands) {
  return commands
    .filter(({ name }) => name.startsWith(start))
    .map(({ name, hint, summary }) => ({ label: `/${name}`, hint, summary, insert: `/${name} ` }));
}

/**
 * @param {CommandView} command
 * @param {string} rest
 */
function formsLike({ name, forms }, rest) {
  return forms
    .filter(({ usage }) => usage !== '')
    .filter(({ usage }) => fixedPart(usage).startsWith(rest) && fixedPart(usage) !== rest)
    .map(({ usage, summary }) => ({
      label: `/${name} ${usage}`,
      hint: '',
      summary,
      insert: `/${name} ${fixedPart(usage)}`,
    }));
}

/**
 * The words one types as they are: `show ` of `show S-2026-0001`.
 *
 * @param {string} usage
 */
function fixedPart(usage) {
  const words = usage.split(' ');
  const open = words.findIndex((word) => !/^[\p{Ll}-]+$/u.test(word));
  return open < 0
    ? usage
    : words
        .slice(0, open)
        .map((word) => `${word} `)
        .join('');
}
