import { richWords } from '../../bot/rich-words.ts';
import { line, strong } from '../../cards/blocks.ts';
import type { RichText, TextBlock } from '../../cards/card.ts';
import type { LeadSuggestion } from '../../domain/signal/lead-suggestion.ts';
import type { Words } from '../../locales/words.ts';

/** "Suggested lead: joint, because … so: joint. It is only a suggestion: people choose." */
export function suggestionBlock(suggestion: LeadSuggestion, words: Words): TextBlock {
  const mode = words(`signal.lead.mode.${suggestion.mode}`);
  return line(
    strong(words('lead.suggested', { mode })),
    ', ',
    ...becauseRuns(suggestion, words),
    `. ${words('lead.only_suggestion')}`,
  );
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
