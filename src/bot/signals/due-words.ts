import type { RichText } from '../../cards/card.ts';
import type { DuePhrase } from '../../domain/reminder/due-phrase.ts';
import type { Words } from '../../locales/words.ts';

/** "due Tue 14:00, in 6 working hours", or "overdue since Tue 14:00". */
export function dueWords(
  { due, phrase }: { readonly due: string; readonly phrase: DuePhrase },
  words: Words,
): RichText {
  if (phrase.unit === 'overdue') return [words('due.since'), ' ', { run: 'time', at: due }];
  const left =
    'count' in phrase ? words(`due.${phrase.unit}`, { count: phrase.count }) : words('due.soon');
  return [words('due.due'), ' ', { run: 'time', at: due }, `, ${left}`];
}
