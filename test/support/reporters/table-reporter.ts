import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

const PAGE = new URL('../../../docs/testing.md', import.meta.url);
const START = '<!-- Written by npm run test:long: -->\n';
const END = '<!-- Until here. -->\n';
const BYTES_A_GIGABYTE = 1024 ** 3;

/** Prints what the long run tried, and keeps it in `docs/testing.md` if that was everything. */
export default class TableReporter implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  async onTestRunEnd(modules: readonly TestModule[]): Promise<void> {
    const table = `${origin()}\n\n${tableOf(modules)}\n`;
    console.log(`\n${table}`);
    const all = await this.#vitest?.globTestSpecifications();
    if (all?.length === modules.length)
      writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), table));
  }
}

function withTable(page: string, table: string): string {
  const start = page.indexOf(START);
  const end = page.indexOf(END);
  if (start < 0 || end < start) throw new Error('docs/testing.md has no place for the table.');
  return `${page.slice(0, start + START.length)}\n${table}\n${page.slice(end)}`;
}

/** When, of what and on what it was tried. */
function origin(): string {
  const [{ model = 'processors' } = {}, ...others] = cpus();
  const memory = Math.round(totalmem() / BYTES_A_GIGABYTE);
  const machine = `${others.length + 1} × ${model.trim()}, ${memory} GB, Node ${process.version}`;
  const seed = `seed ${process.env['TANDEM_SEED']}`;
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${seed}, on ${machine}.`;
}

function commit(): string {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain') === '' ? '' : ' with changes';
    return git('rev-parse', '--short', 'HEAD') + changed;
  } catch {
    return 'unknown';
  }
}

function tableOf(modules: readonly TestModule[]): string {
  const rows = modules.map(rowOf).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const tests = rows.reduce((sum, [, count]) => sum + count, 0);
  const seconds = rows.reduce((sum, [, , , spent]) => sum + spent, 0);
  const lines = [...rows, ['All', tests, '', seconds, ''] as const].map(
    ([file, count, tried, spent, result]) =>
      `| ${file} | ${count} | ${tried} | ${spent.toFixed(1)} | ${result} |`,
  );
  const head = '| Test file | Tests | Runs | Seconds | Result |\n|---|---:|---:|---:|---|';
  return [head, ...lines].join('\n');
}

type Row = readonly [file: string, tests: number, runs: string, seconds: number, result: string];

function rowOf(module: TestModule): Row {
  const { runs = [] } = module.meta();
  const tried = runs.map((count) => count.toLocaleString('en')).join(' + ');
  const tests = [...module.children.allTests()].length;
  return [
    module.relativeModuleId,
    tests,
    tried,
    module.diagnostic().duration / 1_000,
    module.state(),
  ];
}
