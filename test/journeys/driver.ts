import { wordsFor } from '../../src/locales/words.ts';
import type { Database } from '../../src/storage/database/database.ts';

/**
 * How a journey sees a platform: as its people do. One script per feature is written against
 * this, and every platform's adapter runs it.
 */
export interface JourneyDriver {
  readonly platform: string;
  /** Where Tandem keeps what it knows, to break it. */
  readonly database: Pick<Database, 'pooled'>;
  /** Somebody of the example partnership, at their own screen. */
  person(key: string): JourneyPerson;
  /** Lets time go by for Tandem: what comes due in it comes. */
  wait(duration: Temporal.DurationLike): void;
  stop(): Promise<void>;
}

export interface JourneyPerson {
  /** Types a command and sees what comes back. */
  types(command: string): Promise<Seen>;
  /** Fills in the open dialog and submits it. */
  submits(values: Readonly<Record<string, string | readonly string[]>>): Promise<Seen>;
  /**
   * Presses the button with this label on the newest card that shows this text: the last private answer,
   * else one in their direct messages, else one in the channel.
   */
  presses(label: string, onCardWith: string): Promise<Seen>;
  /** The cards in the joint channel, oldest first. */
  cards(): Promise<readonly SeenCard[]>;
  /** The value of a choice in the open dialog, by a part of its label. */
  option(field: string, label: string): string;
  /** Follows the link with this label on the last private answer, and takes the file that waits there. */
  fetches(label: string): Promise<FetchedFile>;
  /** What Tandem told them alone, in their direct messages, oldest first. */
  told(): Promise<readonly SeenCard[]>;
}

export interface FetchedFile {
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  readonly text: string;
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

const PATIENCE = 20;
const AGAIN = (['not_recorded_yet', 'recorded_meanwhile'] as const).map((code) =>
  wordsFor('en')(`refusal.${code}`),
);

/** On a machine under load Tandem says that something is not recorded yet. They press again, as it asks them to. */
export function patient(person: JourneyPerson): JourneyPerson {
  const until = async (act: () => Promise<Seen>): Promise<Seen> => {
    let seen = await act();
    for (let tries = 0; tries < PATIENCE && isAgain(seen); tries += 1) seen = await act();
    return seen;
  };
  return {
    ...person,
    submits: (values) => until(() => person.submits(values)),
    presses: (label, onCardWith) => until(() => person.presses(label, onCardWith)),
  };
}

function isAgain({ text }: Seen): boolean {
  return AGAIN.some((one) => text.includes(one));
}
