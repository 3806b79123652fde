import type { z } from 'zod';
import type { commandRequest, pressRequest, submissionRequest } from './receive/schema.ts';

/**
 * What the practice room's page and its server say to each other, as JSON under `/practice/api`.
 * The page imports these types through JSDoc; nothing here runs.
 *
 * | | |
 * |---|---|
 * | `GET  /room?as=`                                   | {@link RoomView} |
 * | `GET  /messages?as=&conversation=[&before=order]`  | {@link MessagesView} |
 * | `GET  /events?as=`                                 | server-sent events: `changed`, its data a {@link ChangedEvent} |
 * | `POST /commands`    {@link CommandRequest}         | {@link ReplyView} |
 * | `POST /presses`     {@link PressRequest}           | {@link ReplyView} |
 * | `POST /submissions` {@link SubmissionRequest}      | {@link ReplyView} |
 *
 * `as` is a person's id. Faults of the request itself are a 4xx with {@link FaultView}.
 */

/** An Adaptive Card 1.5, ready for Microsoft's renderer. */
export type AdaptiveCardJson = Readonly<Record<string, unknown>>;

export interface PersonView {
  /** `havenstad/liaison-officer`; goes into `as`. */
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly side: 'police' | 'local_authority' | 'partner';
  /** IANA time zone, for day separators and times of messages. */
  readonly timeZone: string;
  readonly language: string;
}

export interface ConversationView {
  readonly id: string;
  readonly kind: 'channel' | 'direct';
  readonly name: string;
  /** Order of its newest message; 0 if it has none. For unread marks. */
  readonly newest: number;
}

export interface CommandView {
  /** Without the slash. */
  readonly name: string;
  readonly summary: string;
  readonly hint: string;
  readonly forms: readonly { readonly usage: string; readonly summary: string }[];
}

export interface RoomView {
  readonly partnership: { readonly name: string; readonly emergencyNumber: string };
  readonly you: PersonView;
  /** Everybody whom one can be, of every partnership in exercise. */
  readonly people: readonly PersonView[];
  readonly conversations: readonly ConversationView[];
  readonly commands: readonly CommandView[];
  /** The page's words, in the person's language. */
  readonly words: Readonly<Record<string, string>>;
  /** Changes when the server starts anew. */
  readonly started: string;
}

export interface MessageView {
  readonly id: string;
  readonly order: number;
  /** ISO 8601 instants. */
  readonly postedAt: string;
  readonly changedAt: string;
  /** The card's first line, for screen readers and notifications. */
  readonly title: string;
  readonly card: AdaptiveCardJson;
  /** What stands in its thread, oldest first. */
  readonly thread: readonly MessageView[];
}

export interface MessagesView {
  /** Oldest first. */
  readonly messages: readonly MessageView[];
  readonly older: boolean;
}

export interface ChangedEvent {
  readonly conversation: string;
}

/** As typed: `/signal show S-2026-0001`. */
export type CommandRequest = z.infer<typeof commandRequest>;
export type PressRequest = z.infer<typeof pressRequest>;
export type SubmissionRequest = z.infer<typeof submissionRequest>;

/** What a card's button carries as its data (`Action.Execute`). */
export interface ButtonData {
  readonly action: string;
  readonly value: string;
}

/** For a text field: how many characters (UTF-16 units) it takes; the page counts along. */
export interface FieldLimits {
  readonly [field: string]: number;
}

export type ReplyView =
  | {
      readonly kind: 'card';
      readonly title: string;
      readonly card: AdaptiveCardJson;
      /** In the place of the answer whose button was pressed. */
      readonly instead?: true;
    }
  /** In answer to a submission: takes the place of the dialog submitted. */
  | { readonly kind: 'dialog'; readonly dialog: DialogView }
  | {
      readonly kind: 'notice';
      readonly tone: 'done' | 'not_done' | 'refused';
      readonly text: string;
    }
  | { readonly kind: 'field-errors'; readonly errors: Readonly<Record<string, string>> };

export interface DialogView {
  readonly action: string;
  readonly key: string;
  readonly about?: string;
  readonly title: string;
  readonly submit: string;
  /**
   * The fields, as inputs whose ids are the field names. A container whose id is
   * `when:field:value` is shown only while that field has that value.
   */
  readonly card: AdaptiveCardJson;
  /** Names of choice fields that take several values. */
  readonly several: readonly string[];
  readonly limits: FieldLimits;
}

export interface FaultView {
  readonly fault: string;
}
