import { line, strong } from '../cards/blocks.ts';
import type { Partnership } from '../domain/people/partnership.ts';
import type { Words } from '../locales/words.ts';
import type { Degradation } from '../ports/health.ts';
import type { Reply } from './declare/reply.ts';

interface Reading {
  readonly words: Words;
  readonly partnership: Pick<Partnership, 'emergencyNumber'>;
}

/** What of Tandem does not work just now, and what to do meanwhile. */
export function degradedBlock(
  { words, partnership }: Reading,
  { code, platform = '' }: Degradation,
) {
  const number = partnership.emergencyNumber;
  return line(strong(words(`home.degraded.${code}`, { number, platform })));
}

/** Nobody fills in a form that cannot be recorded without being told so first. */
export function sayUnrecordable(
  reply: Reply,
  degraded: readonly Degradation[],
  reading: Reading,
): Reply {
  const faults = degraded.filter(({ code }) => code !== 'not_connected');
  if (reply.kind !== 'dialog' || faults.length === 0) return reply;
  const note = { tag: 'note', blocks: faults.map((one) => degradedBlock(reading, one)) } as const;
  return { ...reply, dialog: { ...reply.dialog, fields: [note, ...reply.dialog.fields] } };
}
