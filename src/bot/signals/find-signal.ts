import { parseReference } from '../../domain/reference.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import { distance } from '../../domain/text/distance.ts';
import { tidy } from '../../domain/text/tidy.ts';
import { findMeant } from '../declare/find-meant.ts';
import type { Look, Transaction } from '../declare/transaction.ts';

/** How much of what was typed is said back. */
const SAID_BACK_CHARACTERS = 40;
const MOST_OFFERED = 3;
/** Letters that may be wrong in what is still taken for a slip of the pen. */
const FARTHEST = 5;
/** So many of the newest are looked through for one that was meant. */
const MOST_LOOKED_AT = 200;

/**
 * The signal that somebody means.
 *
 * @param typed a reference as people type it.
 * @throws Refusal `which_reference`, `unknown_signal_near` with the nearest that they may see, or `unknown_signal`.
 */
export async function findSignal(ctx: Look, typed: string): Promise<Signal> {
  const { partnership, stores } = ctx;
  return find(ctx, typed, (reference) => stores.signals.findByReference(partnership.id, reference));
}

/** The same, locked until the transaction ends. */
export async function findSignalForUpdate(ctx: Transaction, typed: string): Promise<Signal> {
  const { partnership, stores } = ctx;
  return find(ctx, typed, (reference) => stores.signals.findForUpdate(partnership.id, reference));
}

async function find(
  ctx: Look,
  typed: string,
  read: (reference: string) => Promise<Signal | undefined>,
): Promise<Signal> {
  const { member } = ctx;
  const signal = await findMeant(ctx, typed, 'S', async (reference) => {
    const found = await read(reference);
    return found && maySeeSignal(member, found) ? found : undefined;
  });
  if (signal) return signal;
  throw await unknown(ctx, parseReference(typed) ?? saidBack(typed));
}

/** What was typed, as far as it is said back; never half a sign. */
function saidBack(typed: string): string {
  return tidy(typed.trim().slice(0, SAID_BACK_CHARACTERS));
}

async function unknown({ stores, member, partnership }: Look, typed: string): Promise<Refusal> {
  const signals = await stores.signals.list(
    { partnershipId: partnership.id },
    { most: MOST_LOOKED_AT, skip: 0 },
  );
  const near = signals
    .filter((signal) => maySeeSignal(member, signal))
    .map(({ reference }) => ({ reference, far: distance(typed.toUpperCase(), reference) }))
    .filter(({ far }) => far <= FARTHEST)
    .toSorted((a, b) => a.far - b.far)
    .slice(0, MOST_OFFERED)
    .map(({ reference }) => reference);
  if (near.length === 0) return new Refusal('unknown_signal', { reference: typed });
  return new Refusal('unknown_signal_near', { reference: typed, near: near.join(', ') });
}
