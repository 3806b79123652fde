import { z } from 'zod';
import { onSubmit } from '../../bot/declare/action.ts';
import type { Command, Context } from '../../bot/declare/context.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../bot/declare/reply.ts';
import { look, useCase } from '../../bot/declare/use-case.ts';
import { choice, emergencyNote, noteField, oneLine } from '../../bot/form/form-fields.ts';
import { nextDigest } from '../../domain/reminder/digest.ts';
import { cityOf } from '../../domain/time/place-zone.ts';
import type { MemberSetting } from '../../ports/people/setting-store.ts';
import { SET_REMINDERS } from './actions.ts';
import { nextDigestOf } from './digest/digest-plan.ts';
import { timeText } from './reminder-words.ts';
import { snoozeReminder } from './snooze-reminder.ts';

/** Each thing as it comes, or once a day. */
const WAYS = ['singly', 'daily'] as const;

/** What people type for a time of day: 8:30 or 08.30. */
const TIME = /^(\d{1,2})[:.](\d{2})$/;

/** What the dialog brings back. The time counts for a digest alone. */
const settingsInput = z.object({
  way: z.enum(WAYS),
  at: z.string().trim().default(''),
});

/** @returns `HH:MM`, or nothing for what is no time of day. */
function parseTime(typed: string): string | undefined {
  const [, hours = '', minutes = ''] = TIME.exec(typed) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** How a member hears of what is not urgent. */
export const showReminderSettings = look<Record<string, never>, MemberSetting>(
  'show-reminder-settings',
  snoozeReminder.right,
  ({ stores, member }) => stores.settings.find(member.id),
);

/** Chooses between each thing as it comes and a digest a day. Twice is once. */
export const setReminders = useCase({
  name: 'set-reminders',
  right: snoozeReminder.right,
  async run(ctx, { digestAt }: MemberSetting) {
    const { stores, member, partnership, now } = ctx;
    const { id: recordId, timeZone } = member;
    await stores.settings.save(recordId, { digestAt });
    await stores.reminders.planAll([nextDigestOf(ctx, member, digestAt)]);
    const detail = { digest: digestAt ?? 'none' };
    // When the next digest comes; nothing: each thing as it comes.
    const next =
      digestAt === undefined ? undefined : nextDigest(digestAt, timeZone, partnership, now);
    return {
      result: { next },
      audit: [{ action: 'member.reminders_set', model: 'member', recordId, detail }],
      channelCards: [],
    };
  },
});

/** Offered to who has no digest yet. */
const USUAL_TIME = '08:30';
const TIME_CHARACTERS = 5;

export const submitSettings = onSubmit(SET_REMINDERS, settingsInput, async (ctx, { input }) => {
  const { words } = ctx;
  const daily = input.way === 'daily';
  const digestAt = daily ? parseTime(input.at) : undefined;
  if (daily && digestAt === undefined) {
    return fieldErrors({ at: words('reminders.settings.no_time') });
  }
  const { next } = await ctx.run(setReminders, { digestAt });
  return doneNotice(
    next
      ? words('reminders.settings.daily_set', { at: timeText(next, ctx) })
      : words('reminders.settings.singly_set'),
  );
});

/** Asks a member how they want to hear of what is not urgent. */
async function openSettings(ctx: Context): Promise<DialogReply> {
  const { words, partnership, member } = ctx;
  const { digestAt } = await ctx.run(showReminderSettings, {});
  const way = { name: 'way', label: words('reminders.settings.way'), most: 1 };
  const label = words('reminders.settings.at');
  const hint = words('reminders.settings.at_hint', { zone: cityOf(member.timeZone) });
  const now = digestAt === undefined ? 'singly' : 'daily';
  return SET_REMINDERS.dialog(undefined, {
    title: words('reminders.settings.title'),
    submit: words('reminders.settings.submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      choice(way, WAYS, (one) => words(`reminders.settings.ways.${one}`), [now]),
      {
        ...oneLine({ name: 'at', label, hint, value: digestAt ?? USUAL_TIME }),
        maxLength: TIME_CHARACTERS,
      },
      noteField(words('reminders.settings.always'), 'quiet'),
    ],
  });
}

export const remindersCommand: Command = {
  name: 'reminders',
  under: { command: 'tandem', accepts: /.*/ },
  summary: (words) => words('reminders.command.summary'),
  hint: () => '',
  forms: [{ usage: '', summary: (words) => words('reminders.command.open') }],
  handle: openSettings,
};
