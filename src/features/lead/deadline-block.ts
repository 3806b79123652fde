import { richWords } from '../../bot/rich-words.ts';
import { line } from '../../cards/blocks.ts';
import type { Block } from '../../cards/card.ts';
import { currentContacts } from '../../domain/signal/lead.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import type { Words } from '../../locales/words.ts';

/** "If nobody accepts by 12:40, both coordinators hear about it." Nothing while nobody has to answer. */
export function deadlineBlock(signal: Signal, words: Words, now: Temporal.Instant): Block[] {
  const { lead } = signal;
  const asked = currentContacts(lead).some(({ state }) => state === 'asked');
  if (!lead || !asked || !canDo(signal, 'answer_lead')) return [];
  const at = { run: 'time', at: lead.acceptBy.toString() } as const;
  const past = Temporal.Instant.compare(now, lead.acceptBy) >= 0;
  return [line(...richWords(words, past ? 'lead.deadline_past' : 'lead.deadline', { at }))];
}
