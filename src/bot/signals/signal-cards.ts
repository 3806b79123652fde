import type { Block, Button } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { isOpen } from '../../domain/signal/signal-life.ts';
import type { Words } from '../../locales/words.ts';
import type { Audience } from '../declare/context.ts';
import { ADD_AGENDA_POINT, OPEN_AGREED_ACTION, OPEN_SIGNAL } from './actions.ts';

/** The card that stands in every joint channel, one a signal. */
export const SIGNAL_CARD = 'signal.card';

/** Leads to the signal itself. */
export function openButton(reference: string, words: Words): Button {
  return OPEN_SIGNAL.button(reference, words('signal.button.open'));
}

/** The number to call, of danger now alone, until both sides closed it. */
export function dangerBlocks(
  signal: Pick<Signal, 'urgency' | 'status'>,
  { words, partnership }: Pick<Audience, 'words' | 'partnership'>,
): Block[] {
  if (signal.urgency !== 'danger_now' || !isOpen(signal)) return [];
  const number = partnership.emergencyNumber;
  return [{ tag: 'text', tone: 'danger', text: [words('signal.danger_now', { number })] }];
}

/** Opens the form that puts something onto an agenda. @param about a reference, and words after it if there are any. */
export function agendaButton(about: string, words: Words): Button {
  return ADD_AGENDA_POINT.button(about, words('liaison.button.on_agenda'));
}

/** Shows a step that is no step of a signal: it was agreed on in a meeting. */
export function agreedButton(actionId: string, words: Words): Button {
  return OPEN_AGREED_ACTION.button(actionId, words('step.button.one'));
}
