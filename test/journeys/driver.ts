/**
 * How a journey sees a platform: as its people do. One script per feature is written against
 * this, and every platform's adapter runs it.
 */
export interface JourneyDriver {
  readonly platform: string;
  /** Somebody of the example partnership, at their own screen. */
  person(key: string): JourneyPerson;
  stop(): Promise<void>;
}

export interface JourneyPerson {
  /** Types a command and sees what comes back. */
  types(command: string): Promise<Seen>;
  /** Fills in the open dialog and submits it. */
  submits(values: Readonly<Record<string, string | readonly string[]>>): Promise<Seen>;
  /** Presses the button with this label on the newest card that shows this text. */
  presses(label: string, onCardWith: string): Promise<Seen>;
  /** The cards in the joint channel, oldest first. */
  cards(): Promise<readonly SeenCard[]>;
}

export interface SeenCard {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** What somebody sees in answer. Of a dialog: the labels of its fields, or its faults. */
export interface Seen {
  readonly kind: 'card' | 'dialog' | 'notice' | 'faults';
  readonly text: string;
}
