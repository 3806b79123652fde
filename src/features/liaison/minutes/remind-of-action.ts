import { NOTHING_SAID, reminderHandler } from '../../../bot/declare/reminder-handler.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Action } from '../../../domain/meeting/agenda.ts';
import { offsetBefore } from '../../../domain/meeting/meeting.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import { ACTION_DUE_CARD, ACTION_REMINDERS } from '../liaison-cards.ts';
import type { Saving } from '../meeting/plan-reminders.ts';

/** Heard of a working day before it is due, and when it is. */
const BEFORE = { count: 1, unit: 'working_days' } as const;

/** Saves an action that changed, and plans what there is to remind of from now on. */
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
  const wanted = [
    { subject, occasion: 'before', at: offsetBefore(due, BEFORE, partnership) },
    { subject, occasion: 'due', at: due },
  ].filter(({ at }) => state === 'open' && Temporal.Instant.compare(at, now) > 0);
  await stores.reminders.plan({ partnershipId, kind: ACTION_REMINDERS, recordId }, wanted);
}

/** Tells the owner of an action that it is due soon, and when it is due; in their quiet hours, when those end. */
export const actionReminders = reminderHandler(ACTION_REMINDERS, {
  knows: (occasion) => occasion === 'before' || occasion === 'due',
  lock: ({ actions }, records) => actions.lock(records.map(({ recordId }) => recordId)),
  async read({ stores, partnership }, all) {
    const actions = await stores.actions.findAll(all.map(({ record }) => record.recordId));
    return {
      actions: new Map(actions.map((action) => [action.id, action])),
      terms: (await timingOf(stores, partnership)).terms,
    };
  },
  say({ partnership, people, now }, { actions, terms }, { record: { recordId }, due }) {
    const action = actions.get(recordId);
    const last = due.at(-1);
    if (!last || action?.state !== 'open') return NOTHING_SAID;
    const { memberId } = action.owner;
    const { timeZone } = people.find(({ id }) => id === memberId) ?? partnership;
    const at = afterQuietHours(terms.quietHours, timeZone, now);
    if (Temporal.Instant.compare(at, now) > 0) {
      return { ...NOTHING_SAID, postponed: [{ id: last.id, at }] };
    }
    const detail = { occasion: last.occasion, told: [memberId] };
    return {
      audit: [{ action: 'action.reminded', model: 'step', recordId, detail }],
      channelCards: [],
      memberCards: [{ card: ACTION_DUE_CARD, recordId: last.id, revision: 1, memberId }],
    };
  },
});
