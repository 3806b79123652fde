import { expect, it } from 'vitest';
import { asTable, atMost, isBeyond, told } from './report.ts';

it('lets a number stand at its limit, and says over beyond it', () => {
  expect(isBeyond(atMost('any', 2, 2))).toBe(false);
  expect(isBeyond(atMost('any', 3, 2))).toBe(true);
  expect(isBeyond(told('lines', 3))).toBe(false);
});

it('aligns the columns and names what passes a limit below its line', () => {
  const table = asTable([atMost('folders', 1_000, 0, ['src/full']), told('lines of code', 5)]);
  expect(table.split('\n')).toEqual([
    'folders        1,000  at most 0  over',
    '    src/full',
    'lines of code      5',
  ]);
});
