import { findMeant } from '../../../bot/declare/find-meant.ts';
import type { Look } from '../../../bot/declare/transaction.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** @throws Refusal `crisis_unit_open`: one situation for all; an exercise may go on beside a real one. */
export async function requireNoneOpen({ stores, partnership }: Look, exercise: boolean) {
  const open = await stores.crisisUnits.listOpen(partnership.id);
  const same = open.find((unit) => unit.exercise === exercise);
  if (same) throw new Refusal('crisis_unit_open', { reference: same.reference });
}

/**
 * The signals that a unit is opened from.
 *
 * @param typed a reference each, as people type it.
 * @returns their references.
 * @throws Refusal `unknown_signal`, `which_reference`.
 */
export async function requireSignals(
  ctx: Look,
  typed: readonly string[],
): Promise<readonly string[]> {
  const { stores, partnership } = ctx;
  const references: string[] = [];
  for (const one of typed) {
    const signal = await findMeant(ctx, one, 'S', (reference) =>
      stores.signals.findByReference(partnership.id, reference),
    );
    if (!signal) throw new Refusal('unknown_signal', { reference: one });
    references.push(signal.reference);
  }
  return [...new Set(references)];
}
