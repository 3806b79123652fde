import { richWords } from '../../../bot/rich-words.ts';
import type { RichText, TextBlock } from '../../../cards/card.ts';
import type { LeadMode } from '../../../domain/people/side.ts';
import type { LeadSuggestion } from '../../../domain/signal/lead.ts';
import type { Words } from '../../../locales/words.ts';

/** "Suggested lead: joint, because … so: joint. It is only a suggestion: people choose." */
export function suggestionBlock(suggestion: LeadSuggestion, words: Words): TextBlock {
  const text: RichText = [
    { run: 'strong', text: suggestedLead(suggestion.mode, words) },
    ', ',
    ...becauseRuns(suggestion, words),
    `. ${words('lead.only_suggestion')}`,
  ];
  return { tag: 'text', tone: 'normal', text };
}

/** "Suggested lead: local authority" */
export function suggestedLead(mode: LeadMode, words: Words): string {
  return words('lead.suggested', { mode: words(`signal.lead.mode.${mode}`) });
}

function becauseRuns({ because }: LeadSuggestion, words: Words): RichText {
  const [first, second] = because;
  if (!first) return [];
  const values = {
    category: words(`signal.category.${first.category}`),
    side: words(`lead.for.${first.mode}`),
  };
  if (!second) return richWords(words, 'lead.because.one', values);
  const both = {
    ...values,
    second: words(`signal.category.${second.category}`),
    second_side: words(`lead.for.${second.mode}`),
  };
  const key = first.mode === second.mode ? 'lead.because.same' : 'lead.because.different';
  return richWords(words, key, both);
}
