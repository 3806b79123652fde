import { allNames } from './names.ts';

/** What is held against a rule, by its exact name in the ledger, for a reason that stands until somebody mends it. */
type Excuses = Readonly<Record<string, string>>;

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

const WAITING = 'What waits is read by an index that holds nothing else.';

/** What reads growing tables whole, by name of the table. */
export const EXCUSED_SCANS: Readonly<Record<string, Excuses>> = {
  delivery: {
    'delivery claimed': WAITING,
    'press crisis.stop': WAITING,
    'tick connections': WAITING,
    'tick due': WAITING,
    'tick unclaimed': WAITING,
  },
};

/** Of rows: more than these are read for something else than what is shown. */
export const MOST_ROWS = 500;
export const EXCUSED_ROWS: Excuses = {
  'delivery claimed': WAITING,
  'press crisis.stop': WAITING,
  'tick connections': WAITING,
  'tick due': WAITING,
  'tick unclaimed': WAITING,
  home: 'Draws who came to all meetings of a series, and shows everything that waits to be mended.',
  'reminder meeting':
    'Counted after two weeks in which nothing was said; why it reads so many is not known.',
  'reminder signal': 'Twenty-five signals are said at once, with their leads and steps.',
};

const ACTION_DUE = 'Needs an action of minutes whose day has come.';
const LIVE = 'Needs a platform that is authenticated: a live partnership lets no practice room in.';
/** What the acts of the ledger do not get to. Whoever adds something writes an act, not a line here. */
export const NOT_REACHED: Excuses = {
  'card liaison.action-due': ACTION_DUE,
  'card liaison.ended': 'Needs an invitation that has arrived at somebody who left.',
  'form protocol.exercise': LIVE,
  'job protocol.cards-anew': 'Needs more than a hundred open signals.',
  'press protocol.begin': 'Stands where there is no protocol; all that people do here needs one.',
  'press protocol.exercise': LIVE,
  'reminder action': ACTION_DUE,
  'tick alarm': 'Begins the tick "due" when the next of it is due, and asks nothing itself.',
  'tick floor': 'Begins the tick "due" every ten seconds, and asks nothing itself.',
};

/** Names that are excused of something, though there is no such thing any more. */
export function unknownExcuses(): string[] {
  const known = new Set(allNames());
  const excused = [...Object.values(EXCUSED_SCANS), EXCUSED_ROWS, NOT_REACHED];
  return excused.flatMap((one) => Object.keys(one)).filter((name) => !known.has(name));
}
