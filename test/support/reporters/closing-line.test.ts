import { describe, expect, it } from 'vitest';
import type { TestModule } from 'vitest/node';
import { closingLine } from './closing-line-reporter.ts';

interface Group {
  readonly states: readonly string[];
  readonly errors?: readonly unknown[];
  readonly suites?: readonly { errors(): readonly unknown[] }[];
}

/** What the reporter reads of a test file. */
function fileOf({ states, errors = [], suites = [] }: Group): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  const file = {
    errors: () => errors,
    children: { allTests: () => tests, allSuites: () => suites },
  };
  return file as unknown as TestModule;
}

describe('the closing line', () => {
  it('counts the tests of all files', () => {
    const files = [fileOf({ states: ['passed', 'failed'] }), fileOf({ states: ['passed'] })];
    expect(closingLine(files, [])).toBe('2 passed, 1 failed, 0 skipped');
  });

  it('has a failure where a hook failed and all its tests were skipped', () => {
    const suites = [{ errors: () => [new Error('No database.')] }];
    const file = fileOf({ states: ['skipped', 'skipped'], suites });
    expect(closingLine([file], [])).toBe('0 passed, 1 failed, 2 skipped');
  });

  it('has a failure where a file was not read, a test never ended, or an error was caught by nobody', () => {
    const unread = fileOf({ states: [], errors: [new Error('Unexpected token')] });
    const cut = fileOf({ states: ['passed', 'pending'] });
    expect(closingLine([unread, cut], [new Error('Late.')])).toBe('1 passed, 3 failed, 0 skipped');
  });
});
