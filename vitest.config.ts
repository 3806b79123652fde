import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// A worker a file, and many a process of its own: each reads the same modules, compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(tmpdir(), 'tandem-compile-cache');

export default defineConfig({
  test: {
    setupFiles: ['src/temporal.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A busy machine is no fault.
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        // Beside what they test; they keep nothing that another file could find, so they share their workers.
        test: { name: 'units', include: ['src/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          // Minutes each: `npm run test:long`.
          exclude: ['test/long/**'],
        },
      },
    ],
  },
});
