import { byForm, newRecord, type Transaction, useCase } from '../../../bot/declare/use-case.ts';
import { planReminders } from '../../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  SIGNAL_PROTECTED_FIELDS,
  type Signal,
  type Source,
} from '../../../domain/signal/signal.ts';
import { raiseSignal as raise } from '../../../domain/signal/signal-raising.ts';
import type { RaiseSignalInput } from '../input.ts';
import { HAS_SIGNALS } from '../rights.ts';

interface RaiseSignal extends RaiseSignalInput {
  /** The dialog's key: the same key twice is the same signal. */
  readonly key: string;
}

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

/** The source is a record of its own: who may read what it told may not read who it is. */
async function sealTexts(ctx: Transaction, recordId: string, input: RaiseSignal) {
  const { protectedText } = ctx.stores;
  const partnershipId = ctx.partnership.id;
  const texts = SIGNAL_PROTECTED_FIELDS.map((field) => [field, input[field]] as const);
  const filled = Object.fromEntries(texts.filter(([, text]) => text !== ''));
  const record = { partnershipId, model: 'signal', recordId } as const;
  const sealed = await protectedText.seal(record, filled, ctx.now);
  if (input.source !== 'named') return sealed;
  const source = { partnershipId, model: 'signal_source', recordId } as const;
  const named = { source: input.source_name };
  return { ...sealed, ...(await protectedText.seal(source, named, ctx.now)) };
}

async function newSignal(ctx: Transaction, id: string, input: RaiseSignal): Promise<Signal> {
  const { partnership, member, now, stores } = ctx;
  const year = referenceYear(now, partnership.timeZone);
  const number = await stores.counters.next(partnership.id, 'S', year);
  const { categories, urgency, area } = input;
  const reference = formatReference('S', year, number);
  const raised = { by: actorOf(member), at: now };
  const source = sourceOf(input);
  return raise(
    { id, partnershipId: partnership.id, reference, categories, urgency, area, raised, source },
    await timingOf(stores, partnership),
  );
}

/** Who raised it as their own can be asked; who stays anonymous cannot. */
function sourceOf({ source, contact }: RaiseSignal): Source {
  if (source === 'named') return { kind: source, contact: contact === 'yes' };
  return { kind: source, contact: source === 'me' };
}

/** That something was found and what became of it; never what it was. */
function secondLook({ second_look }: RaiseSignal): Record<string, string> {
  return second_look ? { second_look } : {};
}

function digests(sealed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([field, digest]) => [`sealed_${field}`, digest]),
  );
}
