/** What a feature contributes to what others show, each in a file of its own name in the feature's folder. */
import type { Block, Button, ListRow } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import type { DueReminder, ReminderRecord } from '../../ports/delivery/reminder-store.ts';
import type { CalendarEvent } from '../../ports/meeting/calendar-file.ts';
import type { Stores } from '../../ports/stores.ts';
import type { Audience, CardStores, Context } from './context.ts';
import type { OwnTransaction } from './transaction.ts';
import type { Consequences } from './use-case.ts';

/** `home.ts`: what of this feature waits for a member, or is theirs, on the page they see first. */
export type HomeSource = (ctx: Context) => Promise<readonly HomeSection[]>;

export interface HomeSection {
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** What stands below the rows, such as a picture. */
  readonly below?: readonly Block[];
  /** Leads to the rest of the rows; its label says to which. */
  readonly more?: Button;
}

/** Says what becomes of reminders that are due. Runs inside one transaction. */
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
  /** One answer to all that is due, what has waited longest first. */
  readonly remind: (ctx: OwnTransaction, all: readonly DueRecord[]) => Promise<Consequences>;
}

/** A record, with everything of it that is due now: something of it, in the order in which it was due. */
export interface DueRecord {
  readonly record: ReminderRecord;
  readonly due: readonly DueReminder[];
}

/** What becomes of the reminders of one record. */
interface SingleHandler extends Pick<ReminderHandler, 'knows'> {
  /** Locks the record, before its reminders. @returns false if it is there no more. */
  readonly lock: (stores: Stores, record: ReminderRecord) => Promise<boolean>;
  /** @param due everything of the record that is due now: one answer to all of it. */
  readonly remind: (
    ctx: OwnTransaction,
    record: ReminderRecord,
    due: readonly DueReminder[],
  ) => Promise<Consequences>;
}

/** @returns nothing for a member who may see none of it. */
export type CalendarSource = (ctx: CalendarContext) => Promise<readonly CalendarEvent[]>;

export interface CalendarContext extends Omit<Audience, 'agenda'> {
  readonly stores: CardStores;
  readonly member: Member;
}

/** Declares what becomes of reminders of one kind of record, of many at once: for what comes by the hundred. */
export function reminderHandlerOfMany(
  kind: string,
  handler: Omit<ReminderHandler, 'declares' | 'kind'>,
): ReminderHandler {
  return { declares: 'reminder', kind, ...handler };
}

/** The same, of one record after the other. */
export function reminderHandler(
  kind: string,
  { knows, lock, remind }: SingleHandler,
): ReminderHandler {
  return reminderHandlerOfMany(kind, {
    knows,
    async lock(stores, records) {
      const found = new Set<string>();
      // Always in one order, or two wait for each other.
      for (const record of records.toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1))) {
        if (await lock(stores, record)) found.add(record.recordId);
      }
      return found;
    },
    async remind(ctx, all) {
      const said: Consequences[] = [];
      for (const { record, due } of all) said.push(await remind(ctx, record, due));
      return {
        audit: said.flatMap(({ audit }) => audit),
        channelCards: said.flatMap(({ channelCards }) => channelCards),
        memberCards: said.flatMap(({ memberCards = [] }) => memberCards),
        conversationCards: said.flatMap(({ conversationCards = [] }) => conversationCards),
      };
    },
  });
}

/** Can a process with these handlers remind of a record of this kind, on this occasion? */
export function knowsReminder(
  handlers: ReadonlyMap<string, ReminderHandler>,
): (kind: string, occasion: string) => boolean {
  return (kind, occasion) => handlers.get(kind)?.knows(occasion) ?? false;
}
