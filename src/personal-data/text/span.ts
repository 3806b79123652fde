/** A stretch of text, in UTF-16 units; `end` is just after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one unit. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Whether a span shares at least one unit with any of the others. */
export function overlapsAny(span: Span, others: readonly Span[]): boolean {
  return others.some((other) => overlaps(span, other));
}

/** Where a pattern (with the flag `g`) occurs. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** Spans in order, those that lie inside an earlier, longer one left out. */
export function outermost<T extends Span>(spans: readonly T[]): T[] {
  const ordered = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  let reached = -1;
  return ordered.filter((span) => {
    const isNew = span.end > reached;
    reached = Math.max(reached, span.end);
    return isNew;
  });
}

/** The index of the first span that starts at or after an offset; spans are in order. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
