import type { Actor, Deed } from '../people/member.ts';

/** That something was told to the source of a signal. The words told are protected text. */
export interface Feedback {
  readonly id: string;
  readonly signalId: string;
  readonly toldBy: Actor;
  /** Local date, `YYYY-MM-DD`. */
  readonly toldOn: string;
  /** When and by whom it was written down. */
  readonly recorded: Deed;
}
