import type { Feature } from '../../../src/bot/declare/feature.ts';

/** Of each sort of thing that is stored by its name, what the older of two versions does not know; nor does it run Teams. */
export const LACKS = {
  /** One like others, and the one that is pushed. */
  cards: ['signal.card', 'crisis.push'],
  press: 'signal.acknowledge',
  reminders: 'signal',
  job: 'liaison.lay-out-again',
} as const;

type Declaration = Feature['declarations'][number];

/** Whether the older version knows it too. */
export function isKnown(one: Declaration): boolean {
  switch (one.declares) {
    case 'card':
    case 'pushed-card':
      return !LACKS.cards.some((name) => name === one.name);
    case 'press':
      return one.action !== LACKS.press;
    case 'reminder':
      return one.kind !== LACKS.reminders;
    default:
      return true;
  }
}
