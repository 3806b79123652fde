import type { Reporter, TestModule } from 'vitest/node';

/** Closes the run with one plain line that any tool can read: "12 passed, 0 failed, 1 skipped". */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    console.log(closingLine(modules, errors));
  }
}

/**
 * A file that cannot be read, a hook that fails, an error that nobody caught and a test that never came to its
 * end count as failed, each as one: the tests that they kept from running are otherwise but skipped.
 */
export function closingLine(modules: readonly TestModule[], errors: readonly unknown[]): string {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const count = (state: string) => tests.filter((test) => test.result().state === state).length;
  const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const broken = groups.filter((group) => group.errors().length > 0);
  const failed = count('failed') + count('pending') + broken.length + errors.length;
  return `${count('passed')} passed, ${failed} failed, ${count('skipped')} skipped`;
}
