/** Each kind of sending, tried under faults that come one after another; says in a word what came of it. */
export type Kinds<Fault> = Readonly<Record<string, (faults: readonly Fault[]) => Promise<string>>>;

export interface KindsOfPlatform<Fault> {
  readonly kinds: Kinds<Fault>;
  stop(): Promise<void>;
}

/** One cell. */
export interface Cell {
  readonly fault: string;
  readonly kind: string;
  readonly expected: string;
}

/**
 * Reads a table as it is written, `|` between its columns: above, the kinds; on the left, the faults.
 *
 * @returns its cells, but for those in which a dash stands: that fault cannot come there.
 */
export function readTable(text: string): readonly Cell[] {
  const [kinds = [], ...rows] = text
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return rows.flatMap(([fault = '', ...cells]) =>
    cells.flatMap((expected, at) => {
      const kind = kinds[at + 1] ?? '';
      return expected === '–' ? [] : [{ fault, kind, expected }];
    }),
  );
}
