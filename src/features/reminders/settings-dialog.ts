import { onSubmit } from '../../bot/action.ts';
import { choice, emergencyNote } from '../../bot/form/form-fields.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../bot/reply.ts';
import type { Turn } from '../../bot/turn.ts';
import { quiet } from '../../cards/blocks.ts';
import { SET_REMINDERS } from './actions.ts';
import { parseTime, settingsInput, WAYS } from './input.ts';
import { timeText } from './nudge-words.ts';
import { setReminders, showReminderSettings } from './reminder-settings.ts';

/** Offered to who has no digest yet. */
const USUAL_TIME = '08:30';
const TIME_CHARACTERS = 5;

export const submitSettings = onSubmit(SET_REMINDERS, settingsInput, async (turn, { input }) => {
  const { words } = turn;
  const daily = input.way === 'daily';
  const digestAt = daily ? parseTime(input.at) : undefined;
  if (daily && digestAt === undefined) {
    return fieldErrors({ at: words('reminders.settings.no_time') });
  }
  const { next } = await turn.perform(setReminders, { digestAt });
  return doneNotice(
    next
      ? words('reminders.settings.daily_set', { at: timeText(next, turn) })
      : words('reminders.settings.singly_set'),
  );
});

/** Asks a member how they want to hear of what is not urgent. */
export async function openSettings(turn: Turn): Promise<DialogReply> {
  const { words, partnership, member } = turn;
  const { digestAt } = await turn.perform(showReminderSettings, {});
  const way = { name: 'way', label: words('reminders.settings.way'), most: 1 };
  const now = digestAt === undefined ? 'singly' : 'daily';
  return SET_REMINDERS.dialog(undefined, {
    title: words('reminders.settings.title'),
    submit: words('reminders.settings.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      choice(way, WAYS, (one) => words(`reminders.settings.ways.${one}`), [now]),
      {
        tag: 'text',
        name: 'at',
        label: words('reminders.settings.at'),
        hint: words('reminders.settings.at_hint', { zone: cityOf(member.timeZone) }),
        required: false,
        lines: 'one',
        maxLength: TIME_CHARACTERS,
        value: digestAt ?? USUAL_TIME,
      },
      { tag: 'note', blocks: [quiet(words('reminders.settings.always'))] },
    ],
  });
}

/** `America/Port_of_Spain` → "Port of Spain". */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
