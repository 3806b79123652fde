import type { Words } from '../../locales/words.ts';

/** What people are reminded of. */
const NAMED = ['signal', 'digest', 'meeting', 'action', 'protocol', 'crisis', 'left'] as const;

/** What reminders are about, in words that name no record. @param kind of record, as reminder rows keep it: `crisis_push`. */
export function reminderName(kind: string, words: Words): string {
  const [name] = kind.split(/[-_]/);
  const known = NAMED.find((one) => one === name);
  return words(`status.kind.${known ?? 'other'}`);
}
