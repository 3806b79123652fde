import type { Block, Button, Card, ListRow } from '../cards/card.ts';
import type { PrintedDocument, PrintedNotice } from '../cards/document.ts';
import type { AgendaItem } from '../domain/meeting/agenda.ts';
import type { Member } from '../domain/people/member.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import type { Right } from '../domain/people/right.ts';
import type { Side } from '../domain/people/side.ts';
import type { Words } from '../locales/words.ts';
import type { ClaimedDelivery, Settlement } from '../ports/delivery/delivery-store.ts';
import type { DueReminder, ReminderRecord } from '../ports/delivery/reminder-store.ts';
import type { FileOffer } from '../ports/files/file-offer-store.ts';
import type { Plotter } from '../ports/files/plotter.ts';
import type { CalendarEvent, CalendarFile } from '../ports/meeting/calendar-file.ts';
import type { RegisteredChannel, Stores } from '../ports/stores.ts';
import type { SubmissionInteraction } from './interaction.ts';
import type { Job } from './jobs/declare-job.ts';
import type { Reply } from './reply.ts';
import type { Outcome, UseCase } from './use-case.ts';

/**
 * One folder of `features/`: everything that Tandem knows of a command. Others show what it
 * contributes without knowing it.
 */
export interface Feature {
  readonly key: string;
  readonly commands: readonly Command[];
  /** Handlers of buttons, by action. */
  readonly presses: Readonly<Record<string, PressHandler>>;
  /** Handlers of dialogs, by action. */
  readonly submissions: Readonly<Record<string, SubmissionHandler>>;
  /** Cards that stand in channels, by name. */
  readonly cards: Readonly<Record<string, CardBuilder>>;
  /** Cards that must arrive exactly as they were agreed, and once, by name. */
  readonly pushed?: Readonly<Record<string, PushedCard>>;
  /** Presses that are also offered outside cards, on platforms that can. */
  readonly shortcuts?: readonly Shortcut[];
  /** Files that it offers (`offerFile` of `file-offer.ts`), by kind: made when they are fetched. */
  readonly files?: Readonly<Record<string, FileMaker>>;
  /** What of this feature stands in a member's calendar, if they subscribe to it. */
  readonly calendar?: CalendarSource;
  /** What it reminds of, by kind of record. */
  readonly reminders?: Readonly<Record<string, ReminderHandler>>;
  /** What of this feature belongs onto the agenda of the next meeting without anybody adding it. */
  readonly agenda?: AgendaSource;
  /** Work that the queue carries and repeats until it is done, on request or because it is due. */
  readonly jobs?: readonly Job[];
  /** What of this feature waits for a member, or is theirs: for the page they see first. */
  readonly home?: (turn: Turn) => Promise<readonly HomeSection[]>;
  /** Everything this feature can do; the test of rights reads it. */
  // biome-ignore lint/suspicious/noExplicitAny: a list of use cases whatever they take and give
  readonly useCases: readonly UseCase<any, unknown>[];
}

export interface Command {
  /** Without the slash. */
  readonly name: string;
  /**
   * It is no slash command of its own but stands under one: `/signal weigh`. Meant only if what follows
   * is accepted, since under some commands anything may follow.
   */
  readonly under?: { readonly command: string; readonly accepts: RegExp };
  /** What it is for, in one line: for help and manifests. */
  readonly summary: (words: Words) => string;
  /** What may follow it: for slash completion and manifests. */
  readonly hint: (words: Words) => string;
  /** Its forms with what each does. */
  readonly forms: readonly CommandForm[];
  readonly handle: (turn: Turn, text: string) => Reply | Promise<Reply>;
}

export interface CommandForm {
  /** `show S-2026-0001`; empty for the bare command. */
  readonly usage: string;
  readonly summary: (words: Words) => string;
}

export interface Shortcut {
  /** The press. Its value is the text of the chosen message; empty if there is none. */
  readonly action: string;
  /** Offered on a message, or anywhere. */
  readonly on: 'message' | 'anywhere';
  readonly label: (words: Words) => string;
  readonly summary: (words: Words) => string;
}

export interface HomeSection {
  readonly title: string;
  readonly rows: readonly ListRow[];
  /** What stands below the rows, such as a picture. */
  readonly below?: readonly Block[];
  /** Leads to the rest of the rows; its label says to which. */
  readonly more?: Button;
}

export type PressHandler = (turn: Turn, value: string) => Reply | Promise<Reply>;

export type SubmissionHandler = (
  turn: Turn,
  submission: Pick<SubmissionInteraction, 'key' | 'about' | 'values'>,
) => Promise<Reply>;

/** Makes a file that was offered. */
export interface FileMaker {
  /**
   * What the page that hands it out calls it; nothing if its record is there no more. Whoever holds the
   * link sees it, so it says nothing of a person.
   */
  readonly title: CardPart<string>;
  /**
   * Makes it when it is fetched, as the member whom it was offered to, with their rights as they are then.
   * The first thing that it performs takes the offer, in the same transaction; it performs one.
   */
  readonly make: (turn: Turn, offer: FileOffer) => Promise<MadeFile>;
}

export interface MadeFile {
  /** Of plain letters, digits, hyphens and one dot. */
  readonly name: string;
  readonly content:
    | { readonly kind: 'document'; readonly document: PrintedDocument }
    | { readonly kind: 'calendar'; readonly calendar: CalendarFile }
    | { readonly kind: 'notice'; readonly notice: PrintedNotice }
    /** In UTF-8. */
    | { readonly kind: 'text'; readonly type: string; readonly text: string };
}

/** Says what becomes of reminders that are due. Runs inside one transaction. */
export interface ReminderHandler {
  /** Locks the record, before its reminders. @returns false if it is there no more. */
  readonly lock: (stores: Stores, record: ReminderRecord) => Promise<boolean>;
  /** @param due everything of the record that is due now: one answer to all of it. */
  readonly remind: (
    scene: ReminderScene,
    record: ReminderRecord,
    due: readonly DueReminder[],
  ) => Promise<ReminderOutcome>;
}

export interface ReminderScene {
  readonly stores: Stores;
  readonly partnership: Partnership;
  readonly people: readonly Member[];
  /** Every conversation of the partnership. */
  readonly channels: readonly RegisteredChannel[];
  readonly now: Temporal.Instant;
}

export type ReminderOutcome = Pick<Outcome<undefined>, 'audit' | 'shows' | 'tells' | 'posts'>;

/** @returns nothing for a member who may see none of it. */
export type CalendarSource = (scene: CalendarScene) => Promise<readonly CalendarEvent[]>;

export interface CalendarScene extends Audience {
  readonly stores: CardStores;
  readonly member: Member;
}

export type AgendaSource = (scene: AgendaScene) => Promise<readonly AgendaItem[]>;

export interface AgendaScene {
  readonly stores: CardStores;
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
  /** What this member may see alone; nothing: what may stand in a joint channel. */
  readonly member?: Member;
}

/** @returns nothing if there is no such record any more. */
export type CardBuilder = CardPart<Card>;

/** A card that is looked at as it leaves, and never repeated blindly. */
export interface PushedCard {
  /** May it leave, as everything stands now? Asked at every try. */
  readonly leave: (
    stores: CardStores,
    delivery: ClaimedDelivery,
    audience: Audience,
  ) => Promise<Leave>;
  /** Settles its delivery together with what its record keeps of it. */
  readonly settle: (
    stores: Pick<Stores, 'pushes'>,
    delivery: ClaimedDelivery,
    as: Settlement,
    now: Temporal.Instant,
  ) => Promise<void>;
}

export type Leave =
  | { readonly leaves: 'card'; readonly card: Card }
  /** There is nothing to send, or to change. */
  | { readonly leaves: 'nothing' }
  /** It does not leave, for this reason: a code. */
  | { readonly leaves: 'not'; readonly reason: string };

type CardPart<Part> = (
  stores: CardStores,
  recordId: string,
  audience: Audience,
) => Promise<Part | undefined>;

/** What a card that is posted can be built from. Protected text is not among it, nor the words of notes. */
export type CardStores = Pick<
  Stores,
  | 'signals'
  | 'notes'
  | 'protocols'
  | 'reminders'
  | 'settings'
  | 'series'
  | 'meetings'
  | 'agenda'
  | 'actions'
  | 'crisisUnits'
  | 'crisisMessages'
  | 'crisisVoices'
  | 'pushes'
> & { readonly audit: Pick<Stores['audit'], 'list'> };

/** Whom a card is written for. */
export interface Audience {
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
  /** Everybody of the partnership. */
  readonly members: readonly Member[];
  readonly words: Words;
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
  /** Who reads it, if it is for one person alone. */
  readonly member?: Member;
}

export interface BeyondRoom {
  /** How many joint channels. */
  readonly channels: number;
  /** May this member act there? */
  reaches(memberId: string): boolean;
}

/** One interaction, as its handler sees it; the audience is the member. */
export interface Turn extends Audience {
  readonly member: Member;
  /** Everything that is registered, for help. */
  readonly commands: readonly Command[];
  /** What there is on platforms that run, the practice room apart: what remains once live. */
  readonly beyondRoom: BeyondRoom;
  /** Draws pictures for cards. */
  readonly plotter: Plotter;
  /** The address of a file that was offered. */
  fileAddress(token: string): string;
  /** The address of a calendar that a member subscribes to. */
  calendarAddress(token: string): string;
  /** @throws Refusal `not_allowed`, before a dialog is opened in vain. */
  require(right: Right): void;
  perform<Input, Result>(useCase: UseCase<Input, Result>, input: Input): Promise<Result>;
}
