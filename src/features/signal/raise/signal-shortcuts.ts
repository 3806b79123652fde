import type { Shortcut } from '../../../bot/declare/context.ts';
import { RAISE_SIGNAL } from '../actions.ts';

const action = RAISE_SIGNAL.name;

/** Raises a signal from a message, or from anywhere. */
export const SIGNAL_SHORTCUTS: readonly Shortcut[] = [
  {
    action,
    on: 'message',
    label: (words) => words('signal.shortcut.message'),
    summary: (words) => words('signal.shortcut.message_summary'),
  },
  {
    action,
    on: 'anywhere',
    label: (words) => words('signal.shortcut.anywhere'),
    summary: (words) => words('signal.shortcut.anywhere_summary'),
  },
];
