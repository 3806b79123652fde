import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

it('says how many plain jobs wait and how many failed for good', async () => {
  const counts = [{ name: 'liaison.lay-out-again', waiting: 3, active: 1, dead: 2 }];
  const text = await createMetrics(async () => counts).text();
  expect(text).toContain('tandem_jobs{job="liaison.lay-out-again",state="waiting"} 3');
  expect(text).toContain('tandem_jobs{job="liaison.lay-out-again",state="dead"} 2');
});

it('says everything else while the database does not answer', async () => {
  const text = await createMetrics(() => Promise.reject(new Error('no answer'))).text();
  expect(text).toContain('process_cpu_seconds_total');
});
