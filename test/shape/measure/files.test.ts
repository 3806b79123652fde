import { expect, it } from 'vitest';
import { measureLengths, summariseLengths } from './files.ts';

function file(lines: number) {
  return { path: `src/of-${lines}.ts`, text: 'line\n'.repeat(lines) };
}

it('tells the length that half and nine of ten files do not pass, and the longest', () => {
  const lengths = measureLengths([10, 1, 9, 2, 8, 3, 7, 4, 6, 5].map(file));
  expect(summariseLengths(lengths)).toEqual({ median: 5, p90: 9, longest: 10 });
  expect(lengths[0]).toEqual({ path: 'src/of-10.ts', lines: 10 });
});

it('counts a last line that no newline ends', () => {
  expect(measureLengths([{ path: 'src/open.ts', text: 'one\ntwo' }])[0]?.lines).toBe(2);
});
