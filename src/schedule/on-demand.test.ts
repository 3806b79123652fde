import { expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { onDemand } from './tick.ts';

/** More than an end of a turn takes, in promises that follow one another. */
const LONGEST = 20;

it.each(Array.from({ length: LONGEST }, (_, depth) => depth))(
  'what is asked for while a turn ends is done, %i promises after its work',
  async (depth) => {
    let asked = 0;
    let seen = 0;
    const work = async () => {
      seen = asked;
    };
    const turns = onDemand('asked for', work, createLog('silent'));
    asked += 1;
    turns.begin();
    for (let passed = 0; passed < depth; passed += 1) await Promise.resolve();
    asked += 1;
    turns.begin();
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toBe(2);
    await turns.stop();
  },
);
