/**
 * What a card says, as plain tagged data. Every platform has one renderer for it;
 * nothing here knows how it will look. All words are in their final language; only
 * moments in time are left to the renderer, which knows the reader's zone.
 */

/** A stretch of text. A plain string is what somebody may have typed: renderers escape it. */
export type Run = string | StrongRun | TimeRun | MarkRun;

export interface StrongRun {
  readonly run: 'strong';
  readonly text: string;
}

/** A moment, as an ISO 8601 instant; shown like "Tue 8 Dec, 10:00" in the reader's zone. */
export interface TimeRun {
  readonly run: 'time';
  readonly at: string;
}

/** Words marked for a second look. */
export interface MarkRun {
  readonly run: 'mark';
  readonly text: string;
}

export type RichText = readonly Run[];

/** The four state symbols: ○ open, ◐ in hand, ● done, ▲ overdue. Never without a word. */
export type StateSymbol = 'open' | 'in_hand' | 'done' | 'overdue';

/** A paragraph. */
export interface TextBlock {
  readonly tag: 'text';
  readonly text: RichText;
  /** `quiet`: of lesser weight. `danger`: large; for danger now alone. */
  readonly tone: 'normal' | 'quiet' | 'danger';
}

/** How something stands: a symbol with its words. */
export interface StatusBlock {
  readonly tag: 'status';
  readonly symbol: StateSymbol;
  readonly text: RichText;
}

/** Labels with what they stand for, one a line. */
export interface FactsBlock {
  readonly tag: 'facts';
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly label: string;
  readonly value: RichText;
}

/** Somebody's own words under a heading, kept apart from everything else. */
export interface QuoteBlock {
  readonly tag: 'quote';
  readonly heading: string;
  readonly text: string;
}

/** Rows of one kind, each with a button at most. */
export interface ListBlock {
  readonly tag: 'list';
  readonly rows: readonly ListRow[];
}

/** One row of a list. */
export interface ListRow {
  /** The state of what the row is about. */
  readonly symbol?: StateSymbol;
  readonly text: RichText;
  readonly detail?: RichText;
  readonly button?: Button;
}

/** A way out of the conversation: opens an address in the reader's browser. Nothing is pressed by it. */
export interface LinkBlock {
  readonly tag: 'link';
  /** A verb that says what happens. */
  readonly label: string;
  /** Whole, with `https://`. */
  readonly url: string;
}

/**
 * A picture. It only shows again what is also said: where it cannot be shown, and for who cannot see
 * it, there are its words.
 */
export interface ImageBlock {
  readonly tag: 'image';
  /** A PNG in base64, since cards are kept as JSON. Small: 20 KB stand on every platform. */
  readonly png: string;
  /** Says everything that the picture shows. */
  readonly alt: string;
}

export type Block =
  | TextBlock
  | StatusBlock
  | FactsBlock
  | QuoteBlock
  | ListBlock
  | LinkBlock
  | ImageBlock;

/** What can be pressed on a card. */
export interface Button {
  /** Which handler: `signal.acknowledge`. */
  readonly action: string;
  /** What it is about: a reference. */
  readonly value: string;
  /** A verb that says what happens. */
  readonly label: string;
  readonly look: 'primary' | 'normal' | 'danger';
  /** The press opens a dialog; some platforms must know beforehand. */
  readonly opensDialog: boolean;
}

/** Somebody whom a card in a channel calls. */
export interface CalledPerson {
  /** `alone`: nobody else sees it there; `mention`: all do, and it is their notice of it. */
  readonly how: 'alone' | 'mention';
  readonly name: string;
  /** How each platform knows them. */
  readonly accounts: readonly {
    readonly platform: string;
    readonly tenant: string;
    readonly user: string;
  }[];
}

/** One message, the same on every platform. */
export interface Card {
  /** The first line says it all: also the notification, and what a screen reader hears first. */
  readonly title: string;
  /** A word above everything, such as that it is an exercise. */
  readonly banner?: string;
  /** Only in a channel, of a card that is never changed there. */
  readonly calls?: CalledPerson;
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
}
