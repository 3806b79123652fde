import { expect, it } from 'vitest';
import { patiently } from './patient.ts';

const WAIT_MILLISECONDS = 250;

it('what connects is given the time that is left, so that all tries together take no longer than was said', async () => {
  const given: number[] = [];
  let told = 0;
  const full = Object.assign(new Error('full'), { code: '53300' });
  const connect = async (left: number) => {
    given.push(left);
    throw full;
  };
  await expect(patiently(WAIT_MILLISECONDS, connect, () => (told += 1))).rejects.toBe(full);
  expect(given[0]).toBeLessThanOrEqual(WAIT_MILLISECONDS);
  expect(given.length).toBeGreaterThan(1);
  expect(given).toEqual(given.toSorted((a, b) => b - a));
  expect(given.every((left) => left > 0)).toBe(true);
  expect(told).toBe(given.length);
});

it('what keeps it from connecting for another reason is said at once', async () => {
  const refused = new Error('refused');
  const connect = () => Promise.reject(refused);
  await expect(patiently(WAIT_MILLISECONDS, connect, () => undefined)).rejects.toBe(refused);
});
