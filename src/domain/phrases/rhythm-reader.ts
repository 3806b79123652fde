import type { ParsedRhythm } from './parsed-rhythm.ts';
import type { RhythmToken } from './rhythm-token.ts';

/** Something read from a token on, and where it ends. */
export interface Found<T> {
  readonly value: T;
  readonly end: number;
}
/** Reads something from a token on; nothing if something else stands there. */
export type Reader<T> = (tokens: readonly RhythmToken[], at: number) => Found<T> | undefined;
/** What one phrase says of a rhythm. */
export type Part = Partial<ParsedRhythm>;

/** Of one kind, with "and" between them or nothing. */
export function readList(
  tokens: readonly RhythmToken[],
  at: number,
  kind: 'ordinal' | 'weekday' | 'month',
): Found<readonly number[]> | undefined {
  const list: number[] = [];
  let end = at;
  for (let next = at; ; ) {
    const token = tokens[next];
    if (token?.is !== kind) break;
    list.push(token.n);
    end = next + 1;
    next = end;
    while (isAt(tokens, next, 'and') || (next > end && isAt(tokens, next, 'every'))) next += 1;
  }
  return list.length > 0 ? { value: list, end } : undefined;
}

/** Does a word of that kind stand there? */
export function isAt(tokens: readonly RhythmToken[], at: number, is: RhythmToken['is']): boolean {
  return tokens[at]?.is === is;
}

/** What the first of several readers understands that understands anything. */
export function firstOf<T>(
  tokens: readonly RhythmToken[],
  at: number,
  readers: readonly Reader<T>[],
): Found<T> | undefined {
  for (const read of readers) {
    const found = read(tokens, at);
    if (found) return found;
  }
  return undefined;
}
