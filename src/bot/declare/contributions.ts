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

/** Declares what becomes of reminders of one kind of record. */
export function reminderHandler(
  kind: string,
  handler: Omit<ReminderHandler, 'declares' | 'kind'>,
): ReminderHandler {
  return { declares: 'reminder', kind, ...handler };
}

/** Can a process with these handlers remind of a record of this kind, on this occasion? */
export function knowsReminder(
  handlers: ReadonlyMap<string, ReminderHandler>,
): (kind: string, occasion: string) => boolean {
  return (kind, occasion) => handlers.get(kind)?.knows(occasion) ?? false;
}
