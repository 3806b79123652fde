import type { Action } from '../../../domain/meeting/agenda.ts';
import { offsetBefore } from '../../../domain/meeting/meeting.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import type { Stores } from '../../../ports/stores.ts';
import { ACTION_REMINDERS } from '../liaison-cards.ts';

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
