import { afterAll, type RunnerTestFile as File, type RunnerTestSuite as Suite } from 'vitest';

/**
 * How much of a model or property is tried is decided here (see `test/README.md`): `npm test` and `.ci/run` try
 * little, the same in every run; `npm run test:long`, which sets `TANDEM_LONG`, tries everything, and differs
 * from run to run.
 */
const IS_LONG = process.env['TANDEM_LONG'] === '1';
const FIXED_SEED = 20_261_124;

/** From which a test draws its chances; with `TANDEM_SEED` a long run that failed is repeated. */
export const SEED = Number(process.env['TANDEM_SEED'] ?? FIXED_SEED);

declare module 'vitest' {
  interface TaskMeta {
    /** Of a test file: what it asked of `runs`. The table of the long run shows it. */
    runs?: number[];
  }
}

/**
 * How often something is tried, or how much of it there is. Call it where the test file begins, so that the
 * number stands in the table of the long run.
 *
 * @param short in `npm test` and `.ci/run`.
 * @param full in `npm run test:long`.
 */
export function runs(short: number, full: number): number {
  const count = IS_LONG ? full : short;
  // Vitest reads in a hook's own text what it asks for; of a bound function it sees nothing, and gives everything.
  afterAll(note.bind(undefined, count));
  return count;
}

function note(count: number, _context: unknown, { file }: Readonly<Suite | File>): void {
  file.meta.runs = [...(file.meta.runs ?? []), count];
}

/** The same, with the seed, as fast-check takes it. */
export function tries(short: number, full: number): { numRuns: number; seed: number } {
  return { numRuns: runs(short, full), seed: SEED };
}
