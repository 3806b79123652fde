/** A list of words in small letters; by language where that helps whoever reads the list. */
type WordList = readonly string[] | Readonly<Record<string, readonly string[]>>;

/**
 * Makes sets of the lists of a file in `data/`, by the same names; what a list holds for several languages
 * becomes one set, since a text may be in any of them.
 */
export function wordSets<Lists extends Readonly<Record<string, WordList>>>(
  lists: Lists,
): { readonly [Name in keyof Lists]: ReadonlySet<string> };
export function wordSets(
  lists: Readonly<Record<string, WordList>>,
): Readonly<Record<string, ReadonlySet<string>>> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, new Set(Object.values(list).flat())]),
  );
}

/** All words of several lists or sets. */
export function union(...lists: readonly Iterable<string>[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => [...list]));
}

/** A pattern for words with one of the endings after a stem of at least two letters: "kerk|straat". */
export function withEnding(endings: Iterable<string>): RegExp {
  return new RegExp(`..(?:${alternation(endings)})$`);
}

/** A part of a pattern that takes any one of the words, "januari" rather than the "jan" in it. */
export function alternation(words: Iterable<string>): string {
  return [...words].sort((one, other) => other.length - one.length).join('|');
}
