import { cardHead } from '../../bot/card-head.ts';
import { ACCEPT_LEAD, DECLINE_LEAD, OPEN_LEAD } from '../../bot/signals/actions.ts';
import type { Audience } from '../../bot/turn.ts';
import type { Block, Button, Card } from '../../cards/card.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { isOpen } from '../../domain/signal/signal-life.ts';
import type { Words } from '../../locales/words.ts';
import { ASK_QUESTION } from './actions.ts';

/** A card about one signal: what every one of them says beside its own. */
export function frame(
  signal: Signal,
  { words, partnership }: Audience,
  { title, blocks, buttons }: Pick<Card, 'title' | 'blocks' | 'buttons'>,
): Card {
  const danger = signal.urgency === 'danger_now' && isOpen(signal);
  const call = words('signal.danger_now', { number: partnership.emergencyNumber });
  const above: Block[] = danger ? [{ tag: 'text', tone: 'danger', text: [call] }] : [];
  return {
    ...cardHead(title, { words, partnership }),
    blocks: [...above, ...blocks],
    buttons,
  };
}

/** Leads to who leads it and what was said of that. */
export function seeButton(reference: string, words: Words): Button {
  return OPEN_LEAD.button(reference, words('lead.button.see'));
}

/** What somebody who is asked to lead can answer. */
export function answerButtons(reference: string, words: Words): Button[] {
  return [
    ACCEPT_LEAD.button(reference, words('lead.button.accept'), 'primary'),
    DECLINE_LEAD.button(reference, words('lead.button.decline')),
    ASK_QUESTION.button(reference, words('lead.button.ask')),
  ];
}
