import type { LookedAt } from '../../../bot/form/second-look-form.ts';
import { findSignal, findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { oncePerForm } from '../../../bot/signals/once-per-form.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { reopenSignal as reopen, requireReopening } from '../../../domain/signal/signal-merging.ts';
import { requireSpeaker } from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../right.ts';

export interface ReopenSignal extends LookedAt {
  readonly reference: string;
  readonly reason: string;
}

/** Can it be opened again? Asked before the form opens. */
export const planReopening = useCase<Pick<ReopenSignal, 'reference'>, Signal>({
  name: 'plan-reopening',
  right: WEIGHS,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    requireSpeaker(scene.member, signal);
    requireReopening(signal);
    return unchanged(signal);
  },
});

/** Opens a signal again that was closed or merged; what was done with it stays. */
export const reopenSignal = useCase({
  name: 'reopen-signal',
  right: WEIGHS,
  find: (scene, { reference }: ReopenSignal) => findSignalForUpdate(scene, reference),
  once: oncePerForm('weighing.reopen'),
  async run(scene, { reason, detail }, signal) {
    const { stores, partnership, member, now } = scene;
    requireSpeaker(member, signal);
    const open = reopen(signal, now, await timingOf(stores, partnership));
    await saveSignal(scene, open);
    const written = await writeNote(scene, open, 'reopen_reason', reason);
    const was = { was: signal.status };
    return changedSignal(open, 'signal.reopened', { ...was, ...written, ...detail });
  },
});
