import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type DueWatch, watchDue } from './watch-due.ts';

const begin = () => undefined;
let looks: number;
let watch: DueWatch;

beforeEach(() => {
  vi.useFakeTimers();
  looks = 0;
  watch = watchDue({
    look: async () => ({ reminders: false, deliveries: false, next: undefined }),
    clock: { now: () => Temporal.Instant.fromEpochMilliseconds(Date.now()) },
    reminders: { begin },
    sweep: { begin },
    lookAgain: () => (looks += 1),
  });
});
afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const wakeIn = (seconds: number) =>
  watch.wakeAt(Temporal.Instant.fromEpochMilliseconds(Date.now() + seconds * 1_000));

it('what is due before all that was known brings the next look forward', async () => {
  wakeIn(5);
  wakeIn(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(looks).toBe(1);
});

it('what is due after what is known puts no look off, and is not slept for twice', async () => {
  wakeIn(1);
  wakeIn(5);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(looks).toBe(1);
});
