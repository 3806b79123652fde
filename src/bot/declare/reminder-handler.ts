import type {
  DueReminder,
  PlannedRecord,
  PlannedReminder,
  PostponedReminder,
  ReminderRecord,
} from '../../ports/delivery/reminder-store.ts';
import type { Stores } from '../../ports/stores.ts';
import type { OwnTransaction } from './transaction.ts';
import type { Consequences } from './use-case.ts';

/** Says what becomes of reminders that are due, of many records at once. Runs inside one transaction. */
export interface ReminderHandler {
  readonly declares: 'reminder';
  /** The kind of record, as reminder rows keep it. */
  readonly kind: string;
  /** Is this an occasion of this version? Another is left to a process of a newer one, which planned it. */
  readonly knows: (occasion: string) => boolean;
  /** Locks records of one partnership, before their reminders. @returns the ids of those that are there. */
  readonly lock: (
    stores: Stores,
    records: readonly ReminderRecord[],
  ) => Promise<ReadonlySet<string>>;
  /** @param all what has waited longest first. */
  readonly remind: (ctx: OwnTransaction, all: readonly DueRecord[]) => Promise<Reminded>;
}

/** A record, with everything of it that is due now: something of it, in the order in which it was due. */
export interface DueRecord {
  readonly record: ReminderRecord;
  readonly due: readonly DueReminder[];
}

/** What becomes of reminders that were due: all of it is kept at once, in one statement for each kind of thing. */
export interface Reminded extends Consequences {
  /** Records of which all that there is to remind of from now on is said. */
  readonly planned?: readonly PlannedRecord[];
  /** What comes beside that. */
  readonly later?: readonly PlannedReminder[];
  /** Of those that were due, what comes at another time instead. */
  readonly postponed?: readonly PostponedReminder[];
}

/** Nobody hears anything. */
export const NOTHING_SAID: Reminded = { audit: [], channelCards: [] };

/** How a kind of record is reminded of: what all of them need is read together, then each says what follows. */
interface HandlerOf<Found> {
  readonly knows: ReminderHandler['knows'];
  /** Left out where there is nothing to lock. */
  readonly lock?: ReminderHandler['lock'];
  /** As many statements for one record as for many. It may change what its records have to be changed for. */
  readonly read: (ctx: OwnTransaction, all: readonly DueRecord[]) => Promise<Found>;
  /** One answer to everything of a record that is due. */
  readonly say: (ctx: OwnTransaction, found: Found, one: DueRecord) => Reminded;
}

/** Declares what becomes of reminders of one kind of record. */
export function reminderHandler<Found>(
  kind: string,
  { knows, lock = allThere, read, say }: HandlerOf<Found>,
): ReminderHandler {
  return {
    declares: 'reminder',
    ...{ kind, knows, lock },
    async remind(ctx, all) {
      const found = await read(ctx, all);
      return joined(all.map((one) => say(ctx, found, one)));
    },
  };
}

async function allThere(_: Stores, records: readonly ReminderRecord[]) {
  return new Set(records.map(({ recordId }) => recordId));
}

function joined(said: readonly Reminded[]): Reminded {
  return {
    audit: said.flatMap(({ audit }) => audit),
    channelCards: said.flatMap(({ channelCards }) => channelCards),
    memberCards: said.flatMap(({ memberCards = [] }) => memberCards),
    conversationCards: said.flatMap(({ conversationCards = [] }) => conversationCards),
    planned: said.flatMap(({ planned = [] }) => planned),
    later: said.flatMap(({ later = [] }) => later),
    postponed: said.flatMap(({ postponed = [] }) => postponed),
  };
}

/** Can a process with these handlers remind of a record of this kind, on this occasion? */
export function knowsReminder(
  handlers: ReadonlyMap<string, ReminderHandler>,
): (kind: string, occasion: string) => boolean {
  return (kind, occasion) => handlers.get(kind)?.knows(occasion) ?? false;
}
