import type { ReminderHooks } from '../../../src/storage/unit-of-work.ts';

/** Every reminder is known, and nobody waits for those that are planned. */
export const ALL_REMINDERS: ReminderHooks = { knows: () => true, onPlanned: () => undefined };
