import { describe, expect, it } from 'vitest';
import { SIGNAL_STATUSES, type SignalStatus } from './signal.ts';
import { OPEN_STATUSES, SIGNAL_ACTIONS, SIGNAL_LIFE } from './signal-life.ts';

describe('the life of a signal', () => {
  it('reaches every status from the first', () => {
    expect([...reachable('raised')].toSorted()).toEqual([...SIGNAL_STATUSES].toSorted());
  });

  it.each(SIGNAL_STATUSES)('has a way to its end from %s, and a way back', (status) => {
    expect(reachable(status)).toContain('closed');
    expect(reachable(status)).toContain('led');
  });

  it.each(SIGNAL_ACTIONS)('has a status in which somebody can %s', (action) => {
    const statuses = SIGNAL_STATUSES.filter((status) => SIGNAL_LIFE[status][action]);
    expect(statuses.length).toBeGreaterThan(0);
  });

  it('is over in the statuses in which nothing is waited for', () => {
    const over = SIGNAL_STATUSES.filter((status) => !OPEN_STATUSES.includes(status));
    expect(over).toEqual(['closed', 'merged']);
  });
});

function reachable(from: SignalStatus): Set<SignalStatus> {
  const found = new Set<SignalStatus>([from]);
  for (const status of found) {
    for (const next of Object.values(SIGNAL_LIFE[status]).flat()) found.add(next);
  }
  return found;
}
