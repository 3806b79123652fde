import { byForm } from '../../../bot/declare/once.ts';
import { newRecord, useCase } from '../../../bot/declare/use-case.ts';
import { planReminders } from '../../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../../bot/signals/signal-cards.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { HAS_SIGNALS } from '../rights.ts';
import { newSignal, type RaiseSignal, sealTexts } from './new-signal.ts';

export interface RaisedSignal {
  readonly signal: Signal;
  /** The same form was recorded before; what was changed in it since is not in the signal. */
  readonly repeated: boolean;
}

/** Records a concern, with its protected text apart, and shows its card in every joint channel. */
export const raiseSignal = useCase({
  name: 'raise-signal',
  right: HAS_SIGNALS,
  find: newRecord,
  once: {
    key: byForm('signal.raise'),
    model: 'signal',
    recordId: ({ id }) => id,
    async repeated(_, earlier, { stores }): Promise<RaisedSignal> {
      const signal = await stores.signals.find(earlier);
      if (!signal) throw new Refusal('unknown_action');
      return { signal, repeated: true };
    },
  },
  async run(ctx, input: RaiseSignal, { id }) {
    const signal = await newSignal(ctx, id, input);
    await ctx.stores.signals.insert(signal);
    await planReminders(ctx, signal);
    const sealed = await sealTexts(ctx, id, input);
    const { reference, urgency, categories, revision } = signal;
    const found = { ...secondLook(input), ...digests(sealed) };
    const detail = { reference, urgency, categories, ...found };
    return {
      result: { signal, repeated: false },
      audit: [{ action: 'signal.raised', model: 'signal', recordId: id, detail }],
      channelCards: [{ card: SIGNAL_CARD, recordId: id, revision }],
    };
  },
});

/** That something was found and what became of it; never what it was. */
function secondLook({ second_look }: RaiseSignal): Record<string, string> {
  return second_look ? { second_look } : {};
}

function digests(sealed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([field, digest]) => [`sealed_${field}`, digest]),
  );
}
