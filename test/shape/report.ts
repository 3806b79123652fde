/** One line of the table: what was measured, and whether it keeps to its limit. */
export interface Measure {
  name: string;
  value: string;
  limit: string;
  verdict: 'ok' | 'over' | 'under' | '';
  /** What lies beyond the limit, one line each. */
  offenders?: readonly string[];
}

/** A number that may not pass a limit. */
export function atMost(
  name: string,
  value: number,
  limit: number,
  offenders: readonly string[] = [],
): Measure {
  const verdict = value > limit ? 'over' : 'ok';
  return { name, value: inWords(value), limit: `at most ${inWords(limit)}`, verdict, offenders };
}

/** A number that is told and has no limit. */
export function told(name: string, value: number | string): Measure {
  return { name, value: inWords(value), limit: '', verdict: '' };
}

export function inWords(value: number | string): string {
  return typeof value === 'string' ? value : value.toLocaleString('en-GB');
}

export function isBeyond({ verdict }: Measure): boolean {
  return verdict === 'over' || verdict === 'under';
}

/** The table, the columns aligned, each measure's offenders below it. */
export function asTable(measures: readonly Measure[]): string {
  const names = Math.max(...measures.map(({ name }) => name.length));
  const values = Math.max(...measures.map(({ value }) => value.length));
  const limits = Math.max(...measures.map(({ limit }) => limit.length));
  return measures
    .flatMap(({ name, value, limit, verdict, offenders = [] }) => [
      `${name.padEnd(names)}  ${value.padStart(values)}  ${limit.padEnd(limits)}  ${verdict}`.trimEnd(),
      ...offenders.map((offender) => `    ${offender}`),
    ])
    .join('\n');
}
