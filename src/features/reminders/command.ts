import type { Command } from '../../bot/turn.ts';
import { openSettings } from './settings-dialog.ts';

export const remindersCommand: Command = {
  name: 'reminders',
  under: { command: 'tandem', accepts: /.*/ },
  summary: (words) => words('reminders.command.summary'),
  hint: () => '',
  forms: [{ usage: '', summary: (words) => words('reminders.command.open') }],
  handle: openSettings,
};
