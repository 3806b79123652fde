import type { ReminderHandler } from '../../../bot/contributions.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Action } from '../../../domain/meeting/agenda.ts';
import { offsetBefore } from '../../../domain/meeting/meeting.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import type { Stores } from '../../../ports/stores.ts';
import { ACTION_DUE_CARD, ACTION_REMINDERS } from '../liaison-cards.ts';

/** Heard of a working day before it is due, and when it is. */
const BEFORE = { count: 1, unit: 'working_days' } as const;

interface Saving {
  readonly stores: Pick<Stores, 'actions' | 'reminders'>;
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
}

export async function saveAction(saving: Saving, action: Action): Promise<void> {
  await saving.stores.actions.update(action);
  await planActionReminders(saving, action);
}

/** Everything there is to remind of from now on; nothing of what is settled. */
export async function planActionReminders(
  { stores, partnership, now }: Saving,
  { id: recordId, partnershipId, due, state }: Action,
): Promise<void> {
  const subject = `due:${due.epochMilliseconds}`;
  const all = [
    { subject, occasion: 'before', at: offsetBefore(due, BEFORE, partnership) },
    { subject, occasion: 'due', at: due },
  ];
  const wanted = all.filter(({ at }) => Temporal.Instant.compare(at, now) > 0);
  const record = { partnershipId, kind: ACTION_REMINDERS, recordId };
  await stores.reminders.plan(record, state === 'open' ? wanted : []);
}

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
