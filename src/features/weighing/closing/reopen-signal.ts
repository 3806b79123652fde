import type { LookedAt } from '../../../bot/form/second-look-form.ts';
import { saveChange, writeNote } from '../../../bot/signals/save-signal.ts';
import { looksAtSignal, onSignalForm } from '../../../bot/signals/signal-use-case.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { useCase } from '../../../bot/use-case.ts';
import { reopenSignal as reopen, requireReopening } from '../../../domain/signal/signal-merging.ts';
import { requireSpeaker } from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../right.ts';

interface ReopenSignal extends LookedAt {
  readonly reference: string;
  readonly reason: string;
}

/** Can it be opened again? Asked before the form opens. */
export const planReopening = looksAtSignal('plan-reopening', WEIGHS, ({ member }, signal) => {
  requireSpeaker(member, signal);
  requireReopening(signal);
  return signal;
});

/** Opens a signal again that was closed or merged; what was done with it stays. */
export const reopenSignal = useCase({
  name: 'reopen-signal',
  right: WEIGHS,
  ...onSignalForm<ReopenSignal>('weighing.reopen'),
  async run(scene, { reason, detail }, signal) {
    const { stores, partnership, member, now } = scene;
    requireSpeaker(member, signal);
    const open = reopen(signal, now, await timingOf(stores, partnership));
    const written = await writeNote(scene, open, 'reopen_reason', reason);
    const was = { was: signal.status };
    return saveChange(scene, open, 'signal.reopened', { ...was, ...written, ...detail });
  },
});
