import type { Transaction } from '../../../bot/declare/transaction.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** @throws Refusal `crisis_unit_open`: one situation for all; an exercise may go on beside a real one. */
export async function requireNoneOpen({ stores, partnership }: Transaction, exercise: boolean) {
  const open = await stores.crisisUnits.listOpen(partnership.id);
  const same = open.find((unit) => unit.exercise === exercise);
  if (same) throw new Refusal('crisis_unit_open', { reference: same.reference });
}

/** @throws Refusal `unknown_signal`. */
export async function requireSignals(
  { stores, partnership }: Transaction,
  signals: readonly string[],
) {
  for (const reference of signals) {
    const signal = await stores.signals.findByReference(partnership.id, reference);
    if (!signal) throw new Refusal('unknown_signal', { reference });
  }
}
