/** The buttons and forms of this feature. */
import { z } from 'zod';
import { action } from '../../bot/declare/action.ts';
import { NOTHING } from '../../bot/declare/action-values.ts';

/** By the id of a reminder. */
export const SNOOZE = action('reminders.snooze', z.uuid());
/** Opened by a command alone. */
export const SET_REMINDERS = action('reminders.set', NOTHING);
