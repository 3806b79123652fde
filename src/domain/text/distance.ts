/**
 * How many letters have to be changed, added, left out or swapped with their neighbour to make one word of
 * another (optimal string alignment: Damerau, 1964; Levenshtein, 1965).
 */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(
        Math.min(
          (row[j - 1] ?? 0) + same,
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}

/** Letters that may be wrong in a short word, and in a longer one, for it to be a slip of the pen. */
const FARTHEST = { short: 1, long: 2 } as const;
const LONG_FROM_LETTERS = 5;

/** The word that somebody seems to have meant, if one is near enough; of several the nearest. */
export function nearestWord(typed: string, words: readonly string[]): string | undefined {
  const lower = typed.toLowerCase();
  const most = lower.length < LONG_FROM_LETTERS ? FARTHEST.short : FARTHEST.long;
  return words
    .filter((word) => Math.abs(word.length - lower.length) <= most)
    .map((word) => ({ word, far: distance(lower, word.toLowerCase()) }))
    .filter(({ word, far }) => far <= most && far < word.length - 1)
    .toSorted((a, b) => a.far - b.far)[0]?.word;
}
