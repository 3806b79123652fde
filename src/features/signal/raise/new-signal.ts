import type { Transaction } from '../../../bot/declare/transaction.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import {
  SIGNAL_PROTECTED_FIELDS,
  type Signal,
  type Source,
} from '../../../domain/signal/signal.ts';
import { raiseSignal as raise } from '../../../domain/signal/signal-raising.ts';
import type { RaiseSignalInput } from '../input.ts';

export interface RaiseSignal extends RaiseSignalInput {
  /** The dialog's key: the same key twice is the same signal. */
  readonly key: string;
}

/** The source is a record of its own: who may read what it told may not read who it is. */
export async function sealTexts(ctx: Transaction, recordId: string, input: RaiseSignal) {
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

export async function newSignal(ctx: Transaction, id: string, input: RaiseSignal): Promise<Signal> {
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
