import { cardHead } from '../../bot/declare/card-head.ts';
import type { Audience } from '../../bot/declare/context.ts';
import { richWords } from '../../bot/rich-words.ts';
import { ACCEPT_LEAD, DECLINE_LEAD, OPEN_LEAD } from '../../bot/signals/actions.ts';
import { dangerBlocks } from '../../bot/signals/signal-cards.ts';
import { line, moment } from '../../cards/blocks.ts';
import type { Block, Button, Card } from '../../cards/card.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import type { Words } from '../../locales/words.ts';
import { ASK_QUESTION } from './actions.ts';

/** A card about one signal: what every one of them says beside its own. */
export function frame(
  signal: Signal,
  audience: Audience,
  { title, blocks, buttons }: Pick<Card, 'title' | 'blocks' | 'buttons'>,
): Card {
  return {
    ...cardHead(title, audience),
    blocks: [...dangerBlocks(signal, audience), ...blocks],
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

/** "If nobody accepts by 12:40, both coordinators hear about it." Nothing while nobody has to answer. */
export function deadlineBlock(signal: Signal, words: Words, now: Temporal.Instant): Block[] {
  const { lead } = signal;
  const asked = currentContacts(lead).some(({ state }) => state === 'asked');
  if (!lead || !asked || !canDo(signal, 'answer_lead')) return [];
  const at = moment(lead.acceptBy);
  const past = Temporal.Instant.compare(now, lead.acceptBy) >= 0;
  return [line(...richWords(words, past ? 'lead.deadline_past' : 'lead.deadline', { at }))];
}
