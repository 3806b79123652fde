import { expect, it } from 'vitest';
import { isCode, isTest, readCommit, readWorkingTree } from './source-files.ts';

it.each(['src/main.ts', 'src/page.js'])('takes %s for code', (path) => {
  expect(isCode(path)).toBe(true);
});

it.each(['src/main.test.ts', 'src/words.json', 'src/page.css', 'src/glossary.md'])(
  'takes %s for no code',
  (path) => {
    expect(isCode(path)).toBe(false);
  },
);

it('tells a test that stands beside its subject', () => {
  expect(isTest('src/main.test.ts')).toBe(true);
  expect(isTest('src/test.ts')).toBe(false);
});

it('reads the working tree and leaves what was generated', () => {
  const paths = readWorkingTree('src').map(({ path }) => path);
  expect(paths).toContain('src/main.ts');
  expect(paths.filter((path) => path.includes('/generated/'))).toEqual([]);
});

it('reads a folder as a commit kept it', () => {
  const files = readCommit('HEAD', 'src');
  expect(files.find(({ path }) => path === 'src/main.ts')?.text).toContain('import');
  expect(files.every(({ path }) => path.startsWith('src/'))).toBe(true);
});

it('refuses a commit that git does not know', () => {
  expect(() => readCommit('--output=x', 'src')).toThrow('git knows no commit');
});
