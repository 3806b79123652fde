import { legacyFeature } from '../../bot/legacy.ts';
import { SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import type { Command } from '../../bot/turn.ts';
import { buildDigestCard, DIGEST_CARD } from './digest-card.ts';
import { DIGEST_REMINDERS } from './digest-plan.ts';
import { SNOOZE_ACTION } from './nudge-buttons.ts';
import { buildNudgeCard, NUDGE_CARD } from './nudge-card.ts';
import { digestReminder } from './remind-of-digest.ts';
import { signalReminder } from './remind-of-signal.ts';
import { setReminders, showReminderSettings } from './reminder-settings.ts';
import { openSettings, SETTINGS_ACTION, submitSettings } from './settings-dialog.ts';
import { snooze, snoozeReminder } from './snooze-reminder.ts';
import { buildUrgentCard, URGENT_CARD } from './urgent-card.ts';

const command: Command = {
  name: 'reminders',
  under: { command: 'tandem', accepts: /.*/ },
  summary: (words) => words('reminders.command.summary'),
  hint: () => '',
  forms: [{ usage: '', summary: (words) => words('reminders.command.open') }],
  handle: openSettings,
};

/** The clock: who hears of what is due, when, and how often. */
export const remindersFeature = legacyFeature({
  key: 'reminders',
  commands: [command],
  presses: { [SNOOZE_ACTION]: snooze },
  submissions: { [SETTINGS_ACTION]: submitSettings },
  cards: {
    [NUDGE_CARD]: buildNudgeCard,
    [URGENT_CARD]: buildUrgentCard,
    [DIGEST_CARD]: buildDigestCard,
  },
  reminders: { [SIGNAL_REMINDERS]: signalReminder, [DIGEST_REMINDERS]: digestReminder },
  useCases: [snoozeReminder, showReminderSettings, setReminders],
});
