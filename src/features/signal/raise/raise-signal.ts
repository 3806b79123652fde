import { randomUUID } from 'node:crypto';
import { byForm } from '../../../bot/declare/once.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { planNewReminders } from '../../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { referenceYear } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import type { SealedTexts } from '../../../ports/stores.ts';
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
  async prepare({ partnership, seal }, input: RaiseSignal) {
    const id = randomUUID();
    return {
      id,
      sealed: await sealTexts(seal, { partnershipId: partnership.id, recordId: id }, input),
    };
  },
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
  async run(ctx, input: RaiseSignal, { id, sealed }) {
    const { stores, partnership, now } = ctx;
    const timing = await timingOf(stores, partnership);
    const signal = newSignal(ctx, id, input, timing);
    await stores.protectedText.keep(sealed, now);
    await planNewReminders(ctx, signal, timing);
    const { urgency, categories, revision } = signal;
    const detail = { urgency, categories, ...secondLook(input), ...digests(sealed) };
    return {
      channelCards: [{ card: SIGNAL_CARD, recordId: id, revision }],
      async number() {
        const year = referenceYear(now, partnership.timeZone);
        return { signal: await stores.signals.record(signal, year, detail), repeated: false };
      },
    };
  },
});

/** That something was found and what became of it; never what it was. */
function secondLook({ second_look }: RaiseSignal): Record<string, string> {
  return second_look ? { second_look } : {};
}

function digests(sealed: readonly SealedTexts[]): Record<string, string> {
  const all = sealed.flatMap((one) => Object.entries(one.digests));
  return Object.fromEntries(all.map(([field, digest]) => [`sealed_${field}`, digest]));
}
