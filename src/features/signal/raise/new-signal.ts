import type { Transaction } from '../../../bot/declare/transaction.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Timing } from '../../../domain/protocol/protocol.ts';
import {
  SIGNAL_PROTECTED_FIELDS,
  type Source,
  type Unnumbered,
} from '../../../domain/signal/signal.ts';
import { raiseSignal as raise } from '../../../domain/signal/signal-raising.ts';
import type { ProtectedRecord, SealedTexts, UnitOfWork } from '../../../ports/stores.ts';
import type { RaiseSignalInput } from '../input.ts';

export interface RaiseSignal extends RaiseSignalInput {
  /** The dialog's key: the same key twice is the same signal. */
  readonly key: string;
}

/** The source is a record of its own: who may read what it told may not read who it is. */
export function sealTexts(
  seal: UnitOfWork['seal'],
  named: Pick<ProtectedRecord, 'partnershipId' | 'recordId'>,
  input: RaiseSignal,
): Promise<SealedTexts[]> {
  const texts = SIGNAL_PROTECTED_FIELDS.map((field) => [field, input[field]] as const);
  const filled = Object.fromEntries(texts.filter(([, text]) => text !== ''));
  const own = seal({ ...named, model: 'signal' }, filled);
  if (input.source !== 'named') return Promise.all([own]);
  return Promise.all([
    own,
    seal({ ...named, model: 'signal_source' }, { source: input.source_name }),
  ]);
}

export function newSignal(
  { partnership, member, now }: Transaction,
  id: string,
  input: RaiseSignal,
  timing: Timing,
): Unnumbered {
  const { categories, urgency, area } = input;
  const raised = { by: actorOf(member), at: now };
  const source = sourceOf(input);
  const partnershipId = partnership.id;
  return raise({ id, partnershipId, categories, urgency, area, raised, source }, timing);
}

/** Who raised it as their own can be asked; who stays anonymous cannot. */
function sourceOf({ source, contact }: RaiseSignal): Source {
  if (source === 'named') return { kind: source, contact: contact === 'yes' };
  return { kind: source, contact: source === 'me' };
}
