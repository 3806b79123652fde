import { beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '../../test/support/world.ts';
import { createLog } from '../log.ts';
import type { SeenConnection } from '../ports/delivery/parked-store.ts';
import { watchConnections } from './watch-connections.ts';

describe('where a process is connected', () => {
  let clock: ReturnType<typeof testClock>;
  let fault: string | undefined;
  let asked: number;
  let waits: boolean;
  let noted: SeenConnection[];
  let released: string[];
  let told: unknown[];
  let turn: () => Promise<void>;

  beforeEach(() => {
    clock = testClock('2026-11-24T09:00:00Z');
    [fault, asked, waits, noted, released, told] = [undefined, 0, false, [], [], []];
    const log = Object.assign(createLog('silent'), {
      error: (line: unknown) => void told.push(line),
    });
    const examine = async () => {
      asked += 1;
      return [{ platform: 'slack', tenant: 'T0', name: 'Police', fault }];
    };
    turn = watchConnections({
      platforms: [{ key: 'slack', examine }, { key: 'room' }],
      ...{ clock, log },
      note: async (seen) => void noted.push(...seen),
      waitsForLogin: async (platform) => platform === 'slack' && waits,
      async release({ platform }, by) {
        released.push(`${platform} ${by.join()}`);
        return 0;
      },
    });
  });

  async function minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      await turn();
      clock.move({ minutes: 1 });
    }
  }

  it('is said every minute; a token that is taken is asked for once', async () => {
    await minutes(5);
    expect(asked).toBe(1);
    expect(noted.filter(({ platform }) => platform === 'slack')).toHaveLength(5);
    expect(noted.filter(({ platform }) => platform === 'room')).toHaveLength(5);
    expect(released).toContain('slack login,installing,building');
  });

  it('is looked at ever less often while something waits for a token, and once an hour at last', async () => {
    waits = true;
    fault = 'invalid_auth';
    await minutes(24 * 60);
    expect(asked).toBeLessThan(32);
    expect(asked).toBeGreaterThan(22);
    expect(released.filter((one) => one.startsWith('slack'))).toEqual([]);
    expect(told).toHaveLength(1);
    fault = undefined;
    await minutes(61);
    expect(released.filter((one) => one.startsWith('slack'))).toEqual(['slack login']);
  });
});
