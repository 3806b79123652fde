import { randomUUID } from 'node:crypto';
import { choice, emergencyNote } from '../../bot/form/form-fields.ts';
import { readForm } from '../../bot/form/form-input.ts';
import type { SubmissionHandler } from '../../bot/legacy.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Dialog } from '../../cards/dialog.ts';
import type { MemberSetting } from '../../ports/people/setting-store.ts';
import { parseTime, settingsInput, WAYS } from './input.ts';
import { timeText } from './nudge-words.ts';
import { setReminders, showReminderSettings } from './reminder-settings.ts';

export const SETTINGS_ACTION = 'reminders.set';

/** Offered to who has no digest yet. */
const USUAL_TIME = '08:30';
const TIME_CHARACTERS = 5;

export async function openSettings(turn: Turn): Promise<Reply> {
  const setting = await turn.perform(showReminderSettings, {});
  return { kind: 'dialog', dialog: settingsDialog(turn, setting) };
}

export const submitSettings: SubmissionHandler = async (turn, { values }) => {
  const { words } = turn;
  const form = readForm(settingsInput, values, words);
  if (!form.ok) return form.reply;
  const { way, at } = form.input;
  const digestAt = way === 'daily' ? parseTime(at) : undefined;
  if (way === 'daily' && digestAt === undefined) {
    return { kind: 'field-errors', errors: { at: words('reminders.settings.no_time') } };
  }
  const { next } = await turn.perform(setReminders, { digestAt });
  const text = next
    ? words('reminders.settings.daily_set', { at: timeText(next, turn) })
    : words('reminders.settings.singly_set');
  return { kind: 'notice', tone: 'done', text };
};

function settingsDialog({ words, partnership, member }: Turn, { digestAt }: MemberSetting): Dialog {
  const way = { name: 'way', label: words('reminders.settings.way'), most: 1 };
  const now = digestAt === undefined ? 'singly' : 'daily';
  const always = {
    tag: 'text',
    tone: 'quiet',
    text: [words('reminders.settings.always')],
  } as const;
  return {
    action: SETTINGS_ACTION,
    key: randomUUID(),
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
      { tag: 'note', blocks: [always] },
    ],
  };
}

/** `America/Port_of_Spain` → "Port of Spain". */
function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
