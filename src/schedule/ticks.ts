import type { Feature } from '../bot/feature.ts';
import { type RemindDeps, remindDue } from '../bot/remind.ts';
import { keepUp } from '../bot/run-upkeep.ts';
import type { Log } from '../log.ts';
import { startTick, type Tick } from './tick.ts';

const EVERY_SECOND = '* * * * * *';
/** Takes up deliveries whose nudge was lost or whose process died. */
const SWEEP = '*/5 * * * * *';
/** Corrects the clock, and reads the register anew in case a notice was missed. */
const EVERY_MINUTE = '0 * * * * *';
/** Looks after what changes though nobody does anything, soon after the register was read. */
const UPKEEP = '15 * * * * *';

export interface TicksDeps {
  readonly reminders: RemindDeps;
  readonly features: readonly Feature[];
  /** Takes up what is owed and due. */
  readonly sweep: () => Promise<unknown>;
  /** Makes anew what this process remembers of the database. */
  readonly refresh: () => Promise<unknown>;
  readonly log: Log;
}

/** Everything that happens though nobody does anything, each in its own rhythm. */
export function startTicks({ reminders, features, sweep, refresh, log }: TicksDeps): Tick[] {
  return [
    startTick(EVERY_SECOND, 'reminders', () => remindDue(reminders), log),
    startTick(SWEEP, 'sweep', sweep, log),
    startTick(EVERY_MINUTE, 'every-minute', refresh, log),
    startTick(UPKEEP, 'upkeep', () => keepUp({ ...reminders, features }), log),
  ];
}
