import { byForm } from '../../../bot/declare/once.ts';
import { look, useCase } from '../../../bot/declare/use-case.ts';
import type { LookedAt } from '../../../bot/form/second-look-form.ts';
import { findSignal } from '../../../bot/signals/find-signal.ts';
import { findTwoSignalsForUpdate } from '../../../bot/signals/find-two-signals.ts';
import {
  changedSignal,
  saveChange,
  saveSignals,
  writeNote,
} from '../../../bot/signals/save-signal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireAction } from '../../../domain/signal/signal-life.ts';
import { linkSignal, mergeSignal as merge } from '../../../domain/signal/signal-merging.ts';
import { requireSpeaker } from '../../../domain/signal/weighing.ts';
import { latestProposal, tellProposal } from '../outcome/proposal.ts';
import { WEIGHS } from '../rights.ts';

export interface PlannedMerge {
  readonly signal: Signal | undefined;
  readonly into: Signal | undefined;
}

interface MergeSignal extends LookedAt {
  readonly reference: string;
  readonly into: string;
  readonly reason: string;
}

/** Are these signals that can be merged? Asked before the form opens; empty: not said yet. */
export const planMerge = look<Pick<MergeSignal, 'reference' | 'into'>, PlannedMerge>(
  'plan-merge',
  WEIGHS,
  async (ctx, input) => {
    const signal = input.reference ? await findSignal(ctx, input.reference) : undefined;
    if (signal) {
      requireSpeaker(ctx.member, signal);
      requireAction(signal, 'merge');
    }
    const into = input.into ? await findSignal(ctx, input.into) : undefined;
    if (signal && into) merge(signal, into);
    return { signal, into };
  },
);

/** Says that a doubled signal goes on in the other one. */
export const mergeSignal = useCase({
  name: 'merge-signal',
  right: WEIGHS,
  find: (ctx, { reference, into }: MergeSignal) => findTwoSignalsForUpdate(ctx, reference, into),
  once: {
    key: byForm('weighing.merge'),
    model: 'signal',
    recordId: ([{ id }]) => id,
    repeated: ([signal, into]): PlannedMerge => ({ signal, into }),
  },
  async run(ctx, { reason, detail }, [signal, into]) {
    requireSpeaker(ctx.member, signal);
    const merged = merge(signal, into);
    const written = await writeNote(ctx, merged, 'merge_reason', reason);
    const said = { to: into.reference, ...written, ...detail };
    const done = await saveChange(ctx, merged, 'signal.merged', said);
    const took = changedSignal(into, 'signal.took_in', { from: merged.reference });
    return {
      result: { signal: merged, into },
      audit: [...done.audit, ...took.audit],
      channelCards: done.channelCards,
      memberCards: tellProposal(ctx, merged, await latestProposal(ctx, merged), true),
    };
  },
});

/** Says of two signals that they belong together; each one's card then names the other. */
export const linkSignals = useCase({
  name: 'link-signals',
  right: WEIGHS,
  async run(ctx, { reference, other }: { readonly reference: string; readonly other: string }) {
    const [first, second] = await findTwoSignalsForUpdate(ctx, reference, other);
    const pairs = [
      { before: first, after: linkSignal(first, second), to: second.reference },
      { before: second, after: linkSignal(second, first), to: first.reference },
    ];
    const changed = pairs.filter(({ before, after }) => before !== after);
    await saveSignals(
      ctx,
      changed.map(({ after }) => after),
    );
    const outcomes = changed.map(({ after, to }) => changedSignal(after, 'signal.linked', { to }));
    return {
      // `already`: they belonged together before.
      result: { first, second, already: changed.length === 0 },
      audit: outcomes.flatMap(({ audit }) => audit),
      channelCards: outcomes.flatMap(({ channelCards }) => channelCards),
    };
  },
});
