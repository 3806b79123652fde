import type { Button, Card, ListRow } from '../cards/card.ts';
import type { Member } from '../domain/member.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { Right } from '../domain/right.ts';
import type { Side } from '../domain/side.ts';
import type { Words } from '../locales/words.ts';
import type { Stores } from '../ports/stores.ts';
import type { SubmissionInteraction } from './interaction.ts';
import type { Reply } from './reply.ts';
import type { UseCase } from './use-case.ts';

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
  /** Presses that are also offered outside cards, on platforms that can. */
  readonly shortcuts?: readonly Shortcut[];
  /** What of this feature waits for a member, or is theirs: for the page they see first. */
  readonly home?: (turn: Turn) => Promise<readonly HomeSection[]>;
  /** Everything this feature can do; the test of rights reads it. */
  // biome-ignore lint/suspicious/noExplicitAny: a list of use cases whatever they take and give
  readonly useCases: readonly UseCase<any, unknown>[];
}

export interface Command {
  /** Without the slash. */
  readonly name: string;
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
  /** Leads to the rest of the rows; its label says to which. */
  readonly more?: Button;
}

export type PressHandler = (turn: Turn, value: string) => Reply | Promise<Reply>;

export type SubmissionHandler = (
  turn: Turn,
  submission: Pick<SubmissionInteraction, 'key' | 'about' | 'values'>,
) => Promise<Reply>;

/** @returns nothing if there is no such record any more. */
export type CardBuilder = (
  stores: Pick<Stores, 'signals'>,
  recordId: string,
  audience: Audience,
) => Promise<Card | undefined>;

/** Whom a card in a channel is written for. */
export interface Audience {
  readonly partnership: Partnership;
  readonly words: Words;
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
}

/** One interaction, as its handler sees it; the audience is the member. */
export interface Turn extends Audience {
  readonly member: Member;
  /** Everything that is registered, for help. */
  readonly commands: readonly Command[];
  /** Everybody of the partnership. */
  readonly members: readonly Member[];
  /** When the interaction came in. */
  readonly now: Temporal.Instant;
  /** @throws Refusal `not_allowed`, before a dialog is opened in vain. */
  require(right: Right): void;
  perform<Input, Result>(useCase: UseCase<Input, Result>, input: Input): Promise<Result>;
}
