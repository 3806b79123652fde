import { findSignal, findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { changedSignal, saveSignal } from '../../../bot/signals/save-signal.ts';
import { takeKey } from '../../../bot/signals/take-key.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { writeNote } from '../../../bot/signals/write-note.ts';
import { useCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { reopenSignal as reopen, requireReopening } from '../../../domain/signal/signal-merging.ts';
import { requireSpeaker } from '../../../domain/signal/weighing.ts';
import { WEIGHS } from '../right.ts';

export interface ReopenSignal {
  readonly reference: string;
  readonly reason: string;
  /** The dialog's key: the same key twice is done once. */
  readonly key: string;
  /** Of the second look. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Can it be opened again? Asked before the form opens. */
export const planReopening = useCase<Pick<ReopenSignal, 'reference'>, Signal>({
  name: 'plan-reopening',
  right: WEIGHS,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    requireSpeaker(scene.member, signal);
    requireReopening(signal);
    return { result: signal, audit: [], shows: [] };
  },
});

/** Opens a signal again that was closed or merged; what was done with it stays. */
export const reopenSignal = useCase<ReopenSignal, Signal>({
  name: 'reopen-signal',
  right: WEIGHS,
  async run(scene, { reference, reason, key, detail }) {
    const { stores, partnership, member, now } = scene;
    const signal = await findSignalForUpdate(scene, reference);
    requireSpeaker(member, signal);
    if (!(await takeKey(scene, 'weighing.reopen', key, signal.id))) {
      return { result: signal, audit: [], shows: [] };
    }
    const open = reopen(signal, now, await timingOf(stores, partnership));
    await saveSignal(scene, open);
    const written = await writeNote(scene, open, 'reopen_reason', reason);
    const was = { was: signal.status };
    return changedSignal(open, 'signal.reopened', { ...was, ...written, ...detail });
  },
});
