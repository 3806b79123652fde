import type { Button } from '../../cards/card.ts';
import type { Words } from '../../locales/words.ts';
import { ADD_AGENDA_POINT, OPEN_AGREED_ACTION } from './actions.ts';

/** Opens the form that puts something onto an agenda. @param about a reference, and words after it if there are any. */
export function agendaButton(about: string, words: Words): Button {
  return ADD_AGENDA_POINT.button(about, words('liaison.button.on_agenda'));
}

/** Shows a step that is no step of a signal: it was agreed on in a meeting. */
export function agreedButton(actionId: string, words: Words): Button {
  return OPEN_AGREED_ACTION.button(actionId, words('step.button.one'));
}
