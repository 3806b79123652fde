import { feature } from '../../bot/declare/feature.ts';
import * as digestCard from './digest/digest-card.ts';
import * as remindOfDigest from './digest/remind-of-digest.ts';
import * as remindOfSignal from './remind-of-signal.ts';
import * as nudgeCard from './reminder-card.ts';
import * as reminderSettings from './reminder-settings.ts';
import { remindersCommand } from './reminder-settings.ts';
import * as snoozeReminder from './snooze-reminder.ts';

/** The clock: who hears of what is due, when, and how often. */
export const remindersFeature = feature({
  key: 'reminders',
  commands: [remindersCommand],
  modules: [
    ...[remindOfSignal, remindOfDigest, nudgeCard, digestCard],
    ...[snoozeReminder, reminderSettings],
  ],
});
