import { tidy } from '../../../domain/text/tidy.ts';
import { plainOf, plainOfHtml } from './plain-text.ts';
import type { Message } from './schema.ts';

/** What somebody typed to Tandem, out of what Teams made of it. */
export interface TypedText {
  readonly text: string;
  /** There was more before the mention than a greeting, and it was left there. */
  readonly left: boolean;
}

/** Elements in pairs, or breaks: a message that Teams sends as HTML. What was typed itself comes escaped. */
const HTML =
  /<(p|div|span|b|strong|i|em|u|s|code|pre|blockquote|ul|ol)\b[^<>]*>[\s\S]*<\/\1>|<br\s*\/?>/i;
/** People and bots who are mentioned first are spoken to, and are no part of the command. */
const SPOKEN_TO = /^(?:[\s,:;]|&nbsp;|<at\b[^<>]*>[^<>]*<\/at>)+/i;
const AFTER_MENTION = /^[\s,:;.!–—-]+/;
/** Bold, italic, struck through or code, as the first thing that was typed. */
const MARKED = /^([*_`~]{1,3})(?=\S)([\s\S]*?\S)\1/;
/** Up to three words without a number: "Good morning Jane". */
const GREETING = /^(?:[\p{L}\p{M}'’-]+[\s,.!:]*){0,3}$/u;

/**
 * Finds what somebody typed to Tandem, in whatever shape the mention and the words after it come: the command
 * stands behind the last mention of Tandem, or before it where nothing does.
 */
export function typedText({ text, entities, recipient }: Message): TypedText {
  const written = text ?? '';
  const said = (entities ?? []).flatMap((one) =>
    'mentioned' in one && Object(one.mentioned).id === recipient.id ? [String(one.text)] : [],
  );
  const parts = said.reduce<string[]>(
    (some, mention) => (mention === '' ? some : some.flatMap((part) => part.split(mention))),
    [written],
  );
  const plain = HTML.test(written) ? plainOfHtml : plainOf;
  const words = parts.map((part, index) => {
    const own = index === 0 ? part : part.replace(SPOKEN_TO, '');
    const read = tidy(plain(own)).trim();
    return (index === 0 ? read : read.replace(AFTER_MENTION, '')).replace(MARKED, '$2');
  });
  const last = words.findLastIndex((one) => one !== '');
  const before = words.slice(0, Math.max(0, last));
  return { text: words[last] ?? '', left: before.some((one) => !GREETING.test(one)) };
}
