import { readFileSync, writeFileSync } from 'node:fs';
import type { Book, Line } from './book.ts';

const PAGE = new URL('../../../docs/performance.md', import.meta.url);
const START = '<!-- Written by npm run cost: -->\n';
const END = '<!-- Until here. -->\n';
const HEAD = [
  '| What | Statements | Blocks | Rows | Statements, blocks, rows at 200,000 | Read whole there |',
  '| --- | --: | --: | --: | --: | --- |',
];
/** No table was read whole, */
const NOTHING = 'nothing';
/** or nobody knows yet what it takes there. */
const NOT_COUNTED = 'not counted';

/** What a line of the page allows. */
export interface Allowed {
  readonly statements: number;
  readonly blocks: number;
  readonly rows: number;
}

interface Row extends Allowed {
  /** The last two cells, as they stand. */
  readonly large: string;
}

/** Every line of the page by its name. */
export function readLines(): ReadonlyMap<string, Row> {
  const page = readFileSync(PAGE, 'utf8');
  const [, table = ''] = page.split(START);
  const rows =
    table
      .split(END)[0]
      ?.split('\n')
      .slice(1 + HEAD.length) ?? [];
  return new Map(
    rows.flatMap((row) => {
      const [name = '', one, two, three, ...large] = row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (!name.startsWith('`')) return [];
      const numbers = { statements: Number(one), blocks: Number(two), rows: Number(three) };
      return [[name.replaceAll('`', ''), { ...numbers, large: large.join(' | ') }] as const];
    }),
  );
}

/** Writes what was counted among 1,000 signals; what stands beside it stays. */
export function writeLines(book: Book): void {
  const before = readLines();
  const rows = inOrder(book).map(([name, { statements, blocks, rows: read }]) => {
    const large = before.get(name)?.large ?? `${NOT_COUNTED} | ${NOT_COUNTED}`;
    return `| \`${name}\` | ${statements} | ${blocks} | ${read} | ${large} |`;
  });
  write(rows);
}

/** Writes what was counted among 200,000, beside lines that are there. */
export function writeLarge(book: Book): void {
  const rows = [...readLines()].map(([name, { statements, blocks, rows: read, large }]) => {
    const line = book.get(name);
    const cells = line
      ? `${line.statements}, ${line.blocks}, ${line.rows} | ${line.scans.join(', ') || NOTHING}`
      : large;
    return `| \`${name}\` | ${statements} | ${blocks} | ${read} | ${cells} |`;
  });
  write(rows);
}

/** Commands first, then by kind; what was only ever refused has no line. */
function inOrder(book: Book): (readonly [string, Line])[] {
  const done = [...book].filter(([, line]) => line.done);
  return done.toSorted(([one], [other]) => (one < other ? -1 : 1));
}

function write(rows: readonly string[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(START);
  const [, after = ''] = rest.split(END);
  writeFileSync(PAGE, `${before}${START}\n${[...HEAD, ...rows].join('\n')}\n\n${END}${after}`);
}
