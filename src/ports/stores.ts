import type { TargetGroup } from '../domain/crisis/message.ts';
import type { Actor, Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import type { Series as ReferenceSeries } from '../domain/reference.ts';
import type { Grant, ProtectedModel } from '../domain/sharing/sharing.ts';
import type {
  CrisisMessageStore,
  CrisisTemplateStore,
  CrisisUnitStore,
  SpokespersonStore,
} from './crisis/crisis-store.ts';
import type { PushStore } from './crisis/push-store.ts';
import type { DeliveryStore } from './delivery/delivery-store.ts';
import type { JobStore } from './delivery/jobs.ts';
import type { ParkedStore } from './delivery/parked-store.ts';
import type { AnswerStore } from './delivery/private-answer.ts';
import type { ReminderStore } from './delivery/reminder-store.ts';
import type { SentStore } from './delivery/sent-store.ts';
import type { FileOfferStore } from './files/file-offer-store.ts';
import type { CalendarFeedStore } from './meeting/calendar-feed-store.ts';
import type {
  ActionStore,
  AgendaStore,
  MeetingStore,
  SeriesStore,
} from './meeting/meeting-store.ts';
import type { AccountKey } from './people/account.ts';
import type { PartnershipStore } from './people/partnership-store.ts';
import type { SettingStore } from './people/setting-store.ts';
import type { ProtocolStore } from './protocol/protocol-store.ts';
import type { ReadingOf } from './reading.ts';
import type { NoteStore } from './signal/note-store.ts';
import type { SignalStore } from './signal/signal-store.ts';

/** Everything that changes together, or not at all. */
export interface UnitOfWork {
  /**
   * Runs the work in one transaction; a throw rolls all of it back.
   *
   * @throws OutcomeUnknown if it cannot be told whether it was kept.
   */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Encrypts the texts of a record that is still to be made, under a key of its own; see {@link ProtectedTextStore.keep}. */
  seal(record: ProtectedRecord, texts: Readonly<Record<string, string>>): Promise<SealedTexts>;
  /**
   * Runs what writes and locks nothing without a transaction: each query by itself. What a store writes in one query
   * that also gives something back, such as the audit entry of a reading, is kept.
   *
   * @throws Error for any other writing.
   */
  looking<T>(work: (stores: ReadingStores) => Promise<T>): Promise<T>;
  /** The same for one interaction: lists of signals that are asked for side by side are read in one statement. */
  forInteraction(): UnitOfWork;
  /**
   * Whether an error that any of this threw is the database's own, such as a broken connection or a lock that was not free:
   * it says nothing against what was to be done, which may be done another time as it is.
   */
  isDatabaseFault(error: unknown): boolean;
  /** Whether any of these business keys is taken for good: one query, without a transaction. */
  isTaken(partnershipId: string, keys: readonly string[]): Promise<boolean>;
}

/**
 * The stores of one transaction. Rows are locked in this order: counter, record, audit head. Of signals the counter
 * comes after what is owed, too: `SignalStore.record` takes it, and ends the transaction but for the commit.
 */
export interface Stores {
  readonly signals: SignalStore;
  readonly notes: NoteStore;
  readonly protocols: ProtocolStore;
  readonly series: SeriesStore;
  readonly meetings: MeetingStore;
  readonly agenda: AgendaStore;
  readonly actions: ActionStore;
  readonly reminders: ReminderStore;
  readonly crisisUnits: CrisisUnitStore;
  readonly sentCards: SentStore;
  readonly crisisMessages: CrisisMessageStore;
  readonly crisisVoices: SpokespersonStore;
  readonly crisisTemplates: CrisisTemplateStore;
  readonly pushes: PushStore;
  readonly settings: SettingStore;
  readonly fileOffers: FileOfferStore;
  readonly calendarFeeds: CalendarFeedStore;
  readonly partnerships: PartnershipStore;
  readonly protectedText: ProtectedTextStore;
  readonly businessKeys: BusinessKeyStore;
  readonly counters: CounterStore;
  readonly deliveries: Pick<DeliveryStore, 'find' | 'enqueue' | 'settle'>;
  readonly answers: AnswerStore;
  readonly parked: ParkedStore;
  readonly jobs: JobStore;
  readonly audit: AuditStore;
}

/** What a look sees: nothing that writes or locks. That somebody read a protected text is written by the reading itself. */
export type ReadingStores = ReadingOf<Stores> & {
  readonly protectedText: Pick<ProtectedTextStore, 'open' | 'openEach'>;
};

/** A record whose text is protected. */
export interface ProtectedRecord {
  readonly partnershipId: string;
  readonly model: ProtectedModel;
  readonly recordId: string;
}

/** Texts that are encrypted and not kept yet. */
export interface SealedTexts {
  readonly record: ProtectedRecord;
  readonly key: { readonly masterKeyId: string; readonly wrapped: object };
  /** By field. */
  readonly envelopes: Readonly<Record<string, object>>;
  /** The SHA-256 of each, for the audit entry of the writing. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Text about persons: under a key of its record, opened with a grant alone. */
export interface ProtectedTextStore {
  /** Keeps what was sealed for records that had no texts before. */
  keep(sealed: readonly SealedTexts[], now: Temporal.Instant): Promise<void>;
  /**
   * Encrypts the texts under the record's own data key and stores them.
   *
   * @returns the SHA-256 of each envelope, for the audit entry of the writing.
   */
  seal(
    record: ProtectedRecord,
    texts: Readonly<Record<string, string>>,
    now: Temporal.Instant,
  ): Promise<Readonly<Record<string, string>>>;
  /**
   * The only way to plain text: writes the audit entry of the reading, then decrypts.
   *
   * @returns the texts by field; none if they were erased.
   */
  open(grant: Grant, now: Temporal.Instant): Promise<Readonly<Record<string, string>>>;
  /** The same for several grants of one member: all the entries first, in one statement, then all the texts in another. */
  openEach(
    grants: readonly Grant[],
    now: Temporal.Instant,
  ): Promise<readonly Readonly<Record<string, string>>[]>;
}

/** Keeps what is done once from being done twice, however often it is sent. */
export interface BusinessKeyStore {
  /**
   * Takes the key for a record about to be made. A second transaction with the same key
   * waits for the first.
   *
   * @returns the record that had the key before, or nothing if it is now this one's.
   */
  take(key: BusinessKey): Promise<string | undefined>;
  /** @returns the record that any of these keys was taken for; in one query, and without waiting. */
  find(partnershipId: string, keys: readonly string[]): Promise<string | undefined>;
}

/** What is done once: the key is one of its own within the partnership. */
export interface BusinessKey {
  readonly partnershipId: string;
  readonly key: string;
  readonly model: string;
  readonly recordId: string;
  readonly at: Temporal.Instant;
}

/** Counts records of a series in a year. */
export interface CounterStore {
  /** The next number, gapless: a rollback gives it back. Others wait until the transaction ends. */
  next(partnershipId: string, series: ReferenceSeries, year: number): Promise<number>;
}

/** What a line of the audit log says. Ids, codes and digests; never text. */
export interface AuditDraft {
  readonly action: string;
  readonly model: string;
  readonly recordId: string;
  readonly detail: Readonly<Record<string, string | readonly string[]>>;
}

/** The log of who did what, one chain a partnership; nothing in it is ever changed. */
export interface AuditStore {
  /** Appends to the partnership's chain. Locks its head, so it comes last. */
  append(
    who: { readonly partnershipId: string; readonly memberId: string | undefined },
    draft: AuditDraft,
    now: Temporal.Instant,
  ): Promise<void>;
  /** The same of several, in their order, in one statement. */
  appendAll(
    who: { readonly partnershipId: string; readonly memberId: string | undefined },
    drafts: readonly AuditDraft[],
    now: Temporal.Instant,
  ): Promise<void>;
  /** What was done with a record, oldest first. */
  list(record: {
    readonly partnershipId: string;
    readonly recordId: string;
  }): Promise<readonly AuditLine[]>;
}

/** A line of the audit log, as a timeline shows it. */
export interface AuditLine {
  readonly at: Temporal.Instant;
  readonly action: string;
  /** Nothing: Tandem itself. */
  readonly by: Actor | undefined;
  readonly detail: AuditDraft['detail'];
}

/** Who is known, all of it at once: it is small, and kept in memory. */
export interface Register {
  readonly partnerships: readonly Partnership[];
  readonly members: readonly RegisteredMember[];
  readonly channels: readonly RegisteredChannel[];
}

/** A member, and by which accounts they are known. */
export interface RegisteredMember {
  readonly member: Member;
  readonly accounts: readonly AccountKey[];
}

/** A conversation of a partnership. */
export interface RegisteredChannel {
  readonly partnershipId: string;
  readonly conversationId: string;
  readonly platform: string;
  readonly tenant: string;
  readonly external: string;
  readonly name: string;
  readonly exercise: boolean;
  /** Those of `joint_channels` are where the sides work. */
  readonly groups: readonly TargetGroup[];
  /** About how many people read there. */
  readonly people: number;
  /** Of the crisis messages that go there; nothing: the partnership's. */
  readonly language: string | undefined;
  /** Key of the member who sees to it that a crisis message is read there. */
  readonly contact: string | undefined;
  /** Crisis units live here, and not in the joint channels. */
  readonly crisisUnit: boolean;
}

/** Reads the register whole. */
export interface RegisterStore {
  load(): Promise<Register>;
  /** Keeps one row a person, for the administrator. */
  noteRefused(who: AccountKey, now: Temporal.Instant): Promise<void>;
}
