import type { ReminderHandler } from '../../../bot/contributions.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import { ACTION_DUE_CARD } from '../liaison-cards.ts';

/** Tells the owner of an action that it is due soon, and when it is due; in their quiet hours, when those end. */
export const remindOfAction: ReminderHandler['remind'] = async (scene, { recordId }, due) => {
  const { stores, partnership, people, now } = scene;
  const action = await stores.actions.find(recordId);
  const last = due.at(-1);
  if (!last || action?.state !== 'open') return { audit: [], shows: [] };
  const { memberId } = action.owner;
  const { terms } = await timingOf(stores, partnership);
  const { timeZone } = people.find(({ id }) => id === memberId) ?? partnership;
  const at = afterQuietHours(terms.quietHours, timeZone, now);
  if (Temporal.Instant.compare(at, now) > 0) {
    await stores.reminders.postpone(last.id, at);
    return { audit: [], shows: [] };
  }
  const detail = { occasion: last.occasion, told: [memberId] };
  return {
    audit: [{ action: 'action.reminded', model: 'step', recordId, detail }],
    shows: [],
    tells: [{ card: ACTION_DUE_CARD, recordId: last.id, revision: 1, memberId }],
  };
};
