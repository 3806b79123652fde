import { feature } from '../../bot/feature.ts';
import { remindersCommand } from './command.ts';
import * as digestCard from './digest/digest-card.ts';
import * as nudgeCard from './nudge-card.ts';
import * as reminderSettings from './reminder-settings.ts';
import * as reminders from './reminders.ts';
import * as settingsDialog from './settings-dialog.ts';
import * as snoozeReminder from './snooze-reminder.ts';
import * as urgentCard from './urgent-card.ts';

/** The clock: who hears of what is due, when, and how often. */
export const remindersFeature = feature({
  key: 'reminders',
  commands: [remindersCommand],
  modules: [
    ...[reminders, nudgeCard, urgentCard, digestCard],
    ...[snoozeReminder, reminderSettings, settingsDialog],
  ],
});
