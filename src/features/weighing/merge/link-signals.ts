import { findTwoSignalsForUpdate } from '../../../bot/signals/find-two-signals.ts';
import { saveChange } from '../../../bot/signals/save-signal.ts';
import { useCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { linkSignal } from '../../../domain/signal/signal-merging.ts';
import { WEIGHS } from '../right.ts';

interface LinkedSignals {
  readonly signals: readonly [Signal, Signal];
  /** They belonged together before. */
  readonly already: boolean;
}

/** Says of two signals that they belong together; each one's card then names the other. */
export const linkSignals = useCase<
  { readonly reference: string; readonly other: string },
  LinkedSignals
>({
  name: 'link-signals',
  right: WEIGHS,
  async run(scene, { reference, other }) {
    const [first, second] = await findTwoSignalsForUpdate(scene, reference, other);
    const pairs = [
      { before: first, after: linkSignal(first, second), to: second.reference },
      { before: second, after: linkSignal(second, first), to: first.reference },
    ];
    const changed = pairs.filter(({ before, after }) => before !== after);
    const outcomes = [];
    for (const { after, to } of changed) {
      outcomes.push(await saveChange(scene, after, 'signal.linked', { to }));
    }
    return {
      result: { signals: [first, second], already: changed.length === 0 },
      audit: outcomes.flatMap(({ audit }) => audit),
      shows: outcomes.flatMap(({ shows }) => shows),
    };
  },
});
