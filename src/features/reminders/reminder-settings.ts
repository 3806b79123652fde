import { unchanged, useCase } from '../../bot/use-case.ts';
import { nextDigest } from '../../domain/reminder/digest.ts';
import type { MemberSetting } from '../../ports/people/setting-store.ts';
import { planDigest } from './digest/digest-plan.ts';
import { snoozeReminder } from './snooze-reminder.ts';

export interface SetReminders {
  /** When the next digest comes; nothing: each thing as it comes. */
  readonly next: Temporal.Instant | undefined;
}

/** How a member hears of what is not urgent. */
export const showReminderSettings = useCase<Record<string, never>, MemberSetting>({
  name: 'show-reminder-settings',
  right: snoozeReminder.right,
  async run({ stores, member }) {
    return unchanged(await stores.settings.find(member.id));
  },
});

/** Chooses between each thing as it comes and a digest a day. Twice is once. */
export const setReminders = useCase<MemberSetting, SetReminders>({
  name: 'set-reminders',
  right: snoozeReminder.right,
  async run(scene, { digestAt }) {
    const { stores, member, partnership, now } = scene;
    const { id: recordId, timeZone } = member;
    await stores.settings.save(recordId, { digestAt });
    await planDigest(scene, member, digestAt);
    const detail = { digest: digestAt ?? 'none' };
    const next =
      digestAt === undefined ? undefined : nextDigest(digestAt, timeZone, partnership, now);
    return {
      result: { next },
      audit: [{ action: 'member.reminders_set', model: 'member', recordId, detail }],
      shows: [],
    };
  },
});
