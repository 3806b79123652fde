import { randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// A worker a file, and many a process of its own: each reads the same modules, compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'tandem-compile-cache');

/** Beside what they test, or with everything in hand: what they keep is a database or an app of their own. */
const SHARED = {
  name: 'shared',
  include: [
    'src/**/*.test.ts',
    'test/{cli,contracts,domain,features,journeys,posted,properties,room,second-look,shape,slack,storage,support,teams}/**/*.test.ts',
  ],
  isolate: false,
};
/** What changes its whole process, or starts others. */
const APART = {
  name: 'apart',
  include: ['test/**/*.test.ts'],
  exclude: [...SHARED.include, 'test/long/**'],
};
const LONG = { name: 'long', include: ['test/long/**/*.test.ts'] };

/** The tiers of `test/README.md`: `--mode long` runs everything in full, `--mode ci` everything with few runs. */
export default defineConfig(({ mode }) => {
  const isFull = mode === 'long';
  // Counts what everything costs, and writes it down: `npm run cost`.
  if (mode === 'cost') process.env['TANDEM_COST'] = '1';
  if (isFull) {
    process.env['TANDEM_LONG'] = '1';
    process.env['TANDEM_SEED'] ??= String(randomInt(2 ** 31));
  }
  const projects = isFull || mode === 'ci' ? [SHARED, APART, LONG] : [SHARED, APART];
  // A busy machine is no fault, and thousands of runs take minutes.
  const longest = isFull ? 600_000 : 60_000;
  return {
    test: {
      setupFiles: ['src/temporal.ts'],
      globalSetup: ['test/support/global-setup.ts'],
      reporters: [
        'default',
        ...(isFull ? ['./test/support/reporters/table-reporter.ts'] : []),
        './test/support/reporters/closing-line-reporter.ts',
      ],
      pool: 'forks',
      // What one test leaves behind is young and much.
      execArgv: ['--max-semi-space-size=64'],
      maxWorkers: 3,
      expect: { poll: { timeout: 10_000 } },
      testTimeout: longest,
      hookTimeout: longest,
      projects: projects.map((test) => ({ extends: true, test })),
    },
  };
});
