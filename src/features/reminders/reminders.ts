import { reminderHandler } from '../../bot/contributions.ts';
import { SIGNAL_REMINDERS } from '../../bot/signals/save-signal.ts';
import { DIGEST_REMINDERS } from './digest/digest-plan.ts';
import { remindOfDigest } from './digest/remind-of-digest.ts';
import { remindOfSignal } from './remind-of-signal.ts';

/** Tells each member once of everything of a signal that is due, and shows its card anew. */
export const signalReminder = reminderHandler(SIGNAL_REMINDERS, {
  lock: ({ signals }, { recordId }) => signals.lock(recordId),
  remind: remindOfSignal,
});

/** Tells a member once a day what waits for them, and plans the next day's. */
export const digestReminder = reminderHandler(DIGEST_REMINDERS, {
  async lock({ settings }, { recordId }) {
    await settings.findForUpdate(recordId);
    return true;
  },
  remind: remindOfDigest,
});
