import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { createDeliveryConcurrency, WIDTH } from './delivery-concurrency.ts';

/** Conversations of Teams by tenant and number: `a-1`; those of `d` are with one person each. */
const MANY = 3 * WIDTH;
const of = (tenant: string) => Array.from({ length: MANY }, (_, index) => `${tenant}-${index}`);

function start() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const lanes = createDeliveryConcurrency({
    placesOf: async (ids) =>
      new Map(
        ids.map((id) => {
          const kind = id.startsWith('d') ? 'direct' : 'channel';
          return [id, { platform: 'teams', tenant: id.slice(0, 1), kind }];
        }),
      ),
    work: (id) => {
      begun.push(id);
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.set(id, resolve);
      return promise;
    },
    log: createLog('silent'),
  });
  const end = async (id: string) => {
    ends.get(id)?.();
    await new Promise(setImmediate);
  };
  const count = (tenant: string) => begun.filter((id) => id.startsWith(tenant)).length;
  return { lanes, begun, end, count };
}

it('lets go out to a tenant whatever another one waits for', async () => {
  const { lanes, end, count } = start();
  await lanes.take([...of('a'), ...of('b')]);
  expect([count('a'), count('b')]).toEqual([WIDTH / 2, WIDTH / 2]);
  // The first one waits for its turn, and the second goes on as long as anything of it waits.
  for (const id of of('b').slice(0, -WIDTH / 2)) await end(id);
  expect([count('a'), count('b')]).toEqual([WIDTH / 2, MANY]);
  for (const id of of('b')) await end(id);
  expect(count('a')).toBe(WIDTH);
});

it('holds up no channel by what people are told alone', async () => {
  const { lanes, count } = start();
  await lanes.take([...of('d'), ...of('a')]);
  expect([count('d'), count('a')]).toEqual([WIDTH, WIDTH]);
});

it('gives a tenant that is alone the whole width, and each conversation one place', async () => {
  const { lanes, begun, end } = start();
  await lanes.take(of('a'));
  await lanes.take(['a-0', 'a-1']);
  expect(begun).toEqual(of('a').slice(0, WIDTH));
  await end('a-0');
  // What came meanwhile has its turn behind what waited before.
  expect(begun.at(-1)).toBe(`a-${WIDTH}`);
});
