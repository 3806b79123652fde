import type { Button } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Partnership } from '../../domain/people/partnership.ts';
import type { Right } from '../../domain/people/right.ts';
import type { Side } from '../../domain/people/side.ts';
import type { Series } from '../../domain/reference.ts';
import type { Words } from '../../locales/words.ts';
import type { Plotter } from '../../ports/files/plotter.ts';
import type { ReadingStores } from '../../ports/stores.ts';
import type { Agenda } from './agenda-source.ts';
import type { Reply } from './reply.ts';
import type { UseCase } from './use-case.ts';

/** What a card that is posted can be built from. Protected text is not among it, nor the words of notes. */
export type CardStores = Pick<
  ReadingStores,
  | 'signals'
  | 'notes'
  | 'protocols'
  | 'reminders'
  | 'settings'
  | 'sentCards'
  | 'series'
  | 'meetings'
  | 'agenda'
  | 'actions'
  | 'crisisUnits'
  | 'crisisMessages'
  | 'crisisVoices'
  | 'pushes'
  | 'audit'
> & { readonly parked: Pick<ReadingStores['parked'], 'place'> };

/** Whom a card is written for. */
export interface Audience {
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
  /** Everybody of the partnership. */
  readonly members: readonly Member[];
  readonly words: Words;
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
  /** What comes onto an agenda by itself. */
  readonly agenda: Agenda;
  /** Who reads it, if it is for one person alone. */
  readonly member?: Member;
}

interface BeyondRoom {
  /** How many joint channels. */
  readonly channels: number;
  /** May this member act there? */
  reaches(memberId: string): boolean;
}

/** A conversation as its platform knows it. */
export interface Place {
  readonly platform: string;
  readonly conversation: string;
}

/** One interaction, as its handler sees it; the audience is the member. */
export interface Context extends Audience {
  readonly member: Member;
  /** Where they act; nothing: not in a channel. */
  readonly place?: Place;
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
  run<Input, Result>(useCase: UseCase<Input, Result>, input: Input): Promise<Result>;
}

export interface Command {
  /** Without the slash. */
  readonly name: string;
  /**
   * It is no slash command of its own but stands under one: `/signal weigh`. Meant only if what follows
   * is accepted, since under some commands anything may follow.
   */
  readonly under?: { readonly command: string; readonly accepts: RegExp };
  /** Of which series the records are that it is about: a number after it is one of theirs. */
  readonly series?: Series;
  /** What stands before the reference of a record to open it, if this is the command that does: `show`. */
  readonly opensWith?: string;
  /** Anything may follow it, as the beginning of a record; a button that takes it so, for whoever meant that. */
  readonly takesText?: (text: string, words: Words) => Button;
  /** What it is for, in one line: for help and manifests. */
  readonly summary: (words: Words) => string;
  /** What may follow it: for slash completion and manifests. */
  readonly hint: (words: Words) => string;
  /** Its forms with what each does. */
  readonly forms: readonly CommandForm[];
  readonly handle: (ctx: Context, text: string) => Reply | Promise<Reply>;
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
