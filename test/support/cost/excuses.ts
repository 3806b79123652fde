import { allNames } from './names.ts';

/** What is held against a rule, for a reason that stands until somebody mends it. */
interface Excuse {
  readonly names: RegExp;
  readonly reason: string;
}

/** They grow with people, places and versions, not with what people do. */
const STANDING_TABLES: readonly string[] = [
  ...[
    'partnership',
    'organisation',
    'member',
    'account',
    'channel',
    'conversation',
    'member_setting',
  ],
  ...[
    'counter',
    'audit_head',
    'connection',
    'installation',
    'conversation_reference',
    'calendar_feed',
  ],
  ...['protocol', 'protocol_signature', 'protocol_reading', 'crisis_voice', 'crisis_template'],
];

/** Of tables that were read whole those that grow. */
export function growing(scans: readonly string[]): string[] {
  return scans.filter((table) => !STANDING_TABLES.includes(table));
}

/** Growing tables that are read whole, by name of the table. */
export const EXCUSED_SCANS: Readonly<Record<string, Excuse>> = {
  delivery: {
    names: /unclaimed|^delivery claimed$|crisis.stop/,
    reason: 'What waits is read by an index that holds nothing else.',
  },
};

/** Of rows: more than these are read for something else than what is shown. */
export const MOST_ROWS = 500;
export const EXCUSED_ROWS: readonly Excuse[] = [
  {
    names: /^tick unclaimed$|^delivery claimed$|^press crisis.stop$/,
    reason: 'Looks through what waits: see above.',
  },
  {
    names: /^home$/,
    reason:
      'Draws who came to all meetings of a series, and shows everything that waits to be mended.',
  },
  {
    names: /^reminder signal$/,
    reason: 'Twenty-five signals are said at once, with their leads and steps.',
  },
];

/** What the acts of the ledger do not get to. Whoever adds something writes an act, not a line here. */
export const NOT_REACHED: readonly Excuse[] = [
  {
    names: /^\/signal (close|reopen)$/,
    reason: 'Needs a signal that both sides weighed; their buttons are counted.',
  },
  {
    names:
      /crisis.(handover|withdraw|there|again|told|confirm|voice|brief|changes|language|beside)|call_|briefing/,
    reason:
      'Needs an alarm that nobody answers, a held push, spokespersons, or a third person in a seat.',
  },
  {
    names: /lead.(answer|end_handover|replaced|left)$/,
    reason: 'Needs a question to somebody who left.',
  },
  { names: /protocol.(begin|exercise|live)$/, reason: 'Needs a partnership that is live.' },
  {
    names: /^press signal.raise$/,
    reason: 'Stands on the home page of somebody for whom nothing waits.',
  },
  {
    names:
      /liaison.(change|calendar-new|calendar-end|deputy|left-chair|ended|dropped|action-due|invitation|invitation-end)$/,
    reason: 'Needs somebody who left, or a meeting that is over or moved.',
  },
  {
    names: /delivery.(parked|unreached|answer)$|^card weighing.closed$/,
    reason: 'Needs a platform that refuses.',
  },
  { names: /^job protocol.cards-anew$/, reason: 'Needs more than a hundred open signals.' },
  {
    names: /^reminder (left|action|left-chair)$/,
    reason: 'Needs somebody who left, or an action that is late.',
  },
];

/** Everything that must have a line. */
export function namesToCount(): string[] {
  return allNames().filter((name) => !NOT_REACHED.some(({ names }) => names.test(name)));
}
