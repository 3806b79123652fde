import type { Card } from '../../cards/card.ts';
import type { Dialog } from '../../cards/dialog.ts';

/** What a handler answers. The platform renders it; handlers open and post nothing. */
export type Reply = CardReply | DialogReply | NoticeReply | FieldErrorsReply;

/** A card that only the actor sees. */
export interface CardReply {
  readonly kind: 'card';
  readonly card: Card;
  /** It takes the place of the answer whose button was pressed, where that can still be done. */
  readonly instead?: true;
}

/** A dialog to open; in answer to a submission, it takes the place of the one submitted. */
export interface DialogReply {
  readonly kind: 'dialog';
  readonly dialog: Dialog;
}

/** A sentence that only the actor sees. */
export interface NoticeReply {
  readonly kind: 'notice';
  readonly tone: 'done' | 'refused';
  /** It was refused since it is not theirs to do; without it, it could not be done as it was asked. */
  readonly rights?: true;
  readonly text: string;
}

/** Faults in a submission, by field name. The dialog stays open with all that was typed. */
export interface FieldErrorsReply {
  readonly kind: 'field-errors';
  readonly errors: Readonly<Record<string, string>>;
}

/** A card that only the actor sees. */
export function cardReply(card: Card): CardReply {
  return { kind: 'card', card };
}

/** Says to the actor alone that it is done. */
export function doneNotice(text: string): NoticeReply {
  return { kind: 'notice', tone: 'done', text };
}

/** The dialog stays open, each fault beside its field. */
export function fieldErrors(errors: FieldErrorsReply['errors']): FieldErrorsReply {
  return { kind: 'field-errors', errors };
}
