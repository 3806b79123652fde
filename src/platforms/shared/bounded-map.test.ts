import { expect, it } from 'vitest';
import { BoundedMap } from './bounded-map.ts';

it('forgets the one that was set first, and keeps what was set anew', () => {
  const map = new BoundedMap<string, number>(2).set('a', 1).set('b', 2).set('a', 3).set('c', 4);
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ]);
});
