import type { Button } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import { button } from './signal-cards.ts';

/** Opens the form that puts something onto an agenda. */
export const POINT_ACTION = 'liaison.point';
/** Shows a step that is no step of a signal: it was agreed on in a meeting. */
export const ACTION_ACTION = 'liaison.action';

/** @param about a reference, and words after it if there are any. */
export function agendaButton(about: string, words: Words): Button {
  return button(POINT_ACTION, about, words('liaison.button.on_agenda'), { opensDialog: true });
}

export function agreedButton(actionId: string, words: Words): Button {
  return button(ACTION_ACTION, actionId, words('step.button.one'));
}
