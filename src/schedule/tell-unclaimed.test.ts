import { expect, it } from 'vitest';
import { createMetrics } from '../http/metrics.ts';
import { createLog } from '../log.ts';
import type { Unclaimed } from '../ports/delivery/unclaimed.ts';
import { tellUnclaimed } from './tell-unclaimed.ts';

const NOW = Temporal.Instant.from('2026-11-24T09:00:00Z');

it('tells the log and the metrics of what nobody takes up, for as long as it is so', async () => {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const metrics = createMetrics();
  const since = NOW.subtract({ minutes: 30 });
  const waiting: Unclaimed[] = [
    { what: 'card', name: 'newer.card', platform: 'slack', count: 20, since },
    { what: 'job', name: 'newer.job', platform: undefined, count: 1, since },
  ];
  const asked: string[] = [];
  const deps = {
    clock: { now: () => NOW },
    list: async (before: Temporal.Instant) => {
      asked.push(before.toString());
      return waiting;
    },
    count: metrics.setUnclaimed,
    log,
  };
  await tellUnclaimed(deps);
  expect(asked).toEqual(['2026-11-24T08:50:00Z']);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('"name":"newer.card"');
  expect(await metrics.text()).toContain(
    'tandem_unclaimed{what="card",name="newer.card",platform="slack"} 20',
  );
  waiting.length = 0;
  await tellUnclaimed(deps);
  expect(lines).toHaveLength(2);
  expect(await metrics.text()).not.toContain('newer.card');
});
