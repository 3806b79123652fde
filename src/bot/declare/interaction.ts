import type { FormValues } from '../../cards/dialog.ts';
import type { AccountKey } from '../../ports/people/account.ts';

/**
 * What somebody did on a platform, in words that every platform shares.
 * A platform's `receive.ts` makes it, and nothing else is handed to features.
 */
export type Interaction =
  | CommandInteraction
  | PressInteraction
  | SubmissionInteraction
  | HomeInteraction
  | ViewInteraction;

interface Envelope {
  /** The platform's own id of the event; the same at every retry. */
  readonly id: string;
  /** Who acts, as the platform authenticated them. */
  readonly actor: AccountKey;
  /** Where: the platform's id of the channel, or nothing in a direct message. */
  readonly conversation: string | undefined;
  /** What the platform says of the actor's language; often nothing. */
  readonly locale: string | undefined;
}

/** `/signal show S-2026-0001`: name `signal`, text `show S-2026-0001`. */
export interface CommandInteraction extends Envelope {
  readonly kind: 'command';
  readonly name: string;
  readonly text: string;
}

/** A button on a card. */
export interface PressInteraction extends Envelope {
  readonly kind: 'press';
  readonly action: string;
  readonly value: string;
}

/** A dialog that was filled in. */
export interface SubmissionInteraction extends Envelope {
  readonly kind: 'submission';
  readonly action: string;
  /** The dialog's key. */
  readonly key: string;
  /** What the dialog was about. */
  readonly about: string | undefined;
  readonly values: FormValues;
}

/** Somebody looks at the page that shows what waits for them. */
interface HomeInteraction extends Envelope {
  readonly kind: 'home';
}

/** A platform shows a card in a channel to somebody, and asks how they see it. */
export interface ViewInteraction extends Envelope {
  readonly kind: 'view';
  /** By which the card was posted there. */
  readonly delivery: string;
}
