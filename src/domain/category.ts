/**
 * What a signal is about. A person picks one or two; nothing derives them from text.
 * The order is the order on screen.
 */
export const CATEGORIES = [
  'crime',
  'public_safety_threat',
  'recruitment',
  'safeguarding',
  'care',
  'asks_for_help',
  'tension',
  'online_rumour',
  'shared_risk',
  'something_else',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** How many categories one signal may have. */
export const MAX_CATEGORIES = 2;

/** How soon it matters. `danger_now` is for a human to call the emergency number first. */
export const URGENCIES = ['normal', 'urgent', 'danger_now'] as const;
export type Urgency = (typeof URGENCIES)[number];
