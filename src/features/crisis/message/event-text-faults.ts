import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { Words } from '../../../locales/words.ts';

/** What is allowed in words about an event: where it is, and where people can ask. */
const PUBLIC = ['address', 'phone', 'email'];

/**
 * Words about an event stand on cards, so nothing in them may concern a person. An address says where it
 * happened, and a number or a mailbox where people can turn.
 *
 * @returns a fault beside each field in which something seems to.
 */
export function personFaults(
  texts: Readonly<Record<string, string>>,
  words: Words,
): Record<string, string> {
  const faults = Object.entries(texts).filter(([, text]) =>
    lookAtTexts([text]).some(({ marks }) =>
      marks.some(({ kinds }) => kinds.some((kind) => !PUBLIC.includes(kind))),
    ),
  );
  return Object.fromEntries(faults.map(([name]) => [name, words('crisis.fault.person')]));
}
