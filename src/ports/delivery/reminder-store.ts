/** What a reminder is about. */
export interface ReminderRecord {
  readonly partnershipId: string;
  /** Which feature's: `signal`. */
  readonly kind: string;
  readonly recordId: string;
}

/** One thing to remind of, at one instant. */
export interface WantedReminder {
  /** What of the record, with its due time: the same subject and occasion come once. */
  readonly subject: string;
  readonly occasion: string;
  /** For one member alone; nothing: for whoever it concerns when it fires. */
  readonly memberId?: string;
  readonly at: Temporal.Instant;
  /** How often that member has put it off by now; nothing: never. */
  readonly snoozes?: number;
}

/** A reminder as it is kept. */
export interface DueReminder extends WantedReminder {
  readonly id: string;
  readonly snoozes: number;
  /** Nothing: it is still to come. */
  readonly firedAt: Temporal.Instant | undefined;
}

/** The same, with whose. */
export interface FiredReminder extends DueReminder {
  readonly recordId: string;
}

/** One thing to remind of, with of what. */
export interface PlannedReminder {
  readonly record: ReminderRecord;
  readonly wanted: WantedReminder;
}

/** One that comes at another time instead. */
export interface PostponedReminder {
  readonly id: string;
  readonly at: Temporal.Instant;
}

/** `dropped`: it is not wanted any more. */
export const REMINDER_STATES = ['planned', 'fired', 'dropped'] as const;

/** A reminder with what became of it. */
export interface KeptReminder extends DueReminder {
  readonly state: (typeof REMINDER_STATES)[number];
}

/** Reminders of one kind that could not be said, and are not tried by themselves any more. */
export interface GivenUp {
  readonly kind: string;
  readonly count: number;
  /** When the first of them was due. */
  readonly since: Temporal.Instant;
}

/** What a process can remind of. */
export interface KnownReminders {
  /** Of record. */
  readonly kinds: readonly string[];
  /** Those whose register it has read. */
  readonly partnerships: readonly string[];
  /** Of these kinds what it has met and does not know, each a kind and an occasion: `signal due`. */
  readonly unknown: ReadonlySet<string>;
}

/** What there is to remind of from now on, after all that there is and was, in any order. */
export type WantedAfter = (kept: readonly KeptReminder[]) => readonly WantedReminder[];

/** All that a record has to remind of from now on. */
export interface PlannedRecord {
  readonly record: ReminderRecord;
  readonly wanted: readonly WantedReminder[] | WantedAfter;
  /** All that there is and was of it, where this transaction has listed that already. */
  readonly kept?: readonly KeptReminder[];
}

/** What is to be reminded of, and what was: the record behind every tick. */
export interface ReminderStore {
  /**
   * Says everything that a record has to remind of from now on: what is planned and not wanted any more
   * is dropped, what came already does not come again. Those for one member alone are left as they are
   * while their subject is wanted, and so is what this version does not know: a newer one planned it.
   *
   * @param wanted what of it depends on what there was to remind of is worked out from that.
   */
  plan(record: ReminderRecord, wanted: PlannedRecord['wanted']): Promise<void>;
  /**
   * The same of many records, all at once.
   *
   * @returns what there was to remind of before, of each in their order.
   */
  planAll(plans: readonly PlannedRecord[]): Promise<readonly (readonly KeptReminder[])[]>;
  /** Adds one; nothing if it is planned or came already. */
  add(record: ReminderRecord, wanted: WantedReminder): Promise<void>;
  /** The same of many, in one statement. */
  addAll(wanted: readonly PlannedReminder[]): Promise<void>;
  /**
   * The record whose reminder has waited longest, and others of its kind and partnership, for this transaction alone:
   * others get other ones. Nothing is locked but the claim, so that the records themselves can be locked before their
   * reminders, in the order in which everybody does.
   *
   * @param except ids of records that are left for later.
   * @param only what this process knows; nothing: whatever there is.
   * @param most how many records; nothing: one.
   */
  claimDue(
    now: Temporal.Instant,
    except: readonly string[],
    only?: KnownReminders,
    most?: number,
  ): Promise<readonly ReminderRecord[]>;
  /**
   * Marks all that is due of records of one kind as fired, what was due first before the rest.
   *
   * @param knows what of it this process can say; what it does not know stays planned.
   */
  fireDue(
    records: readonly ReminderRecord[],
    now: Temporal.Instant,
    knows: (occasion: string) => boolean,
  ): Promise<readonly FiredReminder[]>;
  /**
   * What is due of a record could not be said: it waits.
   *
   * @param waits seconds, after the first failure, the second …; after one more it is not tried by itself any more.
   * @returns whether it is not.
   */
  failed(record: ReminderRecord, now: Temporal.Instant, waits: readonly number[]): Promise<boolean>;
  /** Lets what is not tried by itself any more, of one kind, be tried once more. @returns how many. */
  tryGivenUp(partnershipId: string, kind: string): Promise<number>;
  find(id: string): Promise<(ReminderRecord & DueReminder) | undefined>;
  /** Everything that there is and was to remind of, what is due first before the rest. */
  list(record: Pick<ReminderRecord, 'kind' | 'recordId'>): Promise<readonly KeptReminder[]>;
  /** Lets those that fired come later instead. */
  postpone(postponed: readonly PostponedReminder[]): Promise<void>;
}
