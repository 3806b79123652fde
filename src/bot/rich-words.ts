import type { RichText, Run } from '../cards/card.ts';
import type { WordKey, Words } from '../locales/words.ts';

const STRONG_OR_VALUE = /(\*[^*]+\*|\uE000\d+\uE001)/;

/**
 * A sentence in which moments stay moments, and what stands between asterisks is strong. Asterisks in
 * the values are plain.
 *
 * @example richWords(words, 'lead.deadline', { at: { run: 'time', at } })
 */
export function richWords(
  words: Words,
  key: WordKey,
  values: Readonly<Record<string, Run>>,
): RichText {
  const runs = Object.values(values);
  // Each value is filled in as a mark that nobody types, and put in its place after.
  const marks = Object.keys(values).map((name, index) => [name, `\uE000${index}\uE001`]);
  const run = (piece: string): Run => runs[Number(piece.slice(1, -1))] ?? '';
  return words(key, Object.fromEntries(marks))
    .split(STRONG_OR_VALUE)
    .filter((piece) => piece !== '')
    .map((piece): Run => {
      if (piece.startsWith('\uE000')) return run(piece);
      if (!piece.startsWith('*')) return piece;
      return { run: 'strong', text: piece.slice(1, -1).replaceAll(/\uE000\d+\uE001/g, textOf) };
    });

  function textOf(piece: string): string {
    const one = run(piece);
    if (typeof one === 'string') return one;
    return one.run === 'time' ? one.at : one.text;
  }
}
