import type { Command } from '../../../bot/declare/context.ts';
import { isBareNumber, parseReference } from '../../../domain/reference.ts';

/** A usage of more words than these shows by example what one may write oneself. */
const MOST_FIXED_WORDS = 3;

/**
 * What may be taken over of a command that was written for all to see: words of ours and references,
 * from the beginning on. Anything else may be what somebody saw or heard, and belongs in the private form
 * alone.
 *
 * @param commands all of them, with those that stand under another.
 */
export function keepPublic(
  { name, text }: { readonly name: string; readonly text: string },
  commands: readonly Command[],
): string {
  const words = text.match(/\S+/g) ?? [];
  const [first = '', second = ''] = words;
  const below = commands.find(
    (one) => one.under?.command === name && one.name === first.toLowerCase(),
  );
  if (below ? !isWhole(below, second) : !isReference(first) && !begins(first, name, commands)) {
    return '';
  }
  const ours = wordsOf(name, commands);
  const foreign = words.findIndex((word, place) => {
    return (
      place > 0 && !isReference(word) && !isNumber(word, place) && !ours.has(word.toLowerCase())
    );
  });
  return foreign < 0 ? text : words.slice(0, foreign).join(' ');
}

/** "close" alone may be the beginning of a sentence; "protocol" is all there is. */
function isWhole({ forms }: Command, next: string): boolean {
  return isReference(next) || isBareNumber(next) || forms.some(({ usage }) => usage === '');
}

function isReference(word: string): boolean {
  return parseReference(word) !== undefined;
}

/** Behind the word that says what to do with it, a number is one of a record. */
function isNumber(word: string, place: number): boolean {
  return place === 1 && isBareNumber(word);
}

/** A form of the command begins with this word. */
function begins(word: string, name: string, commands: readonly Command[]): boolean {
  const forms = commands.find((one) => one.name === name && !one.under)?.forms ?? [];
  return forms.some(({ usage }) => usage !== '' && usage.split(' ')[0] === word.toLowerCase());
}

/** "list", "mine", "handover", "into": what stands in a usage and means itself. */
function wordsOf(name: string, commands: readonly Command[]): ReadonlySet<string> {
  const usages = commands
    .filter((one) => one.under?.command === name || (one.name === name && !one.under))
    .flatMap(({ forms }) => forms.map(({ usage }) => usage))
    .filter((usage) => usage.split(' ').length <= MOST_FIXED_WORDS);
  return new Set(usages.flatMap((usage) => usage.toLowerCase().match(/[a-z]{2,}/g) ?? []));
}
