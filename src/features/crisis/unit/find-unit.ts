import { byForm, type Once } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { type CrisisUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { WholeUnit } from '../../../ports/crisis/crisis-store.ts';

type Near = Pick<Look, 'stores' | 'partnership' | 'member'>;

/**
 * The unit that is meant, with what was said in it. Where none is named it is the open one; of a real one and an
 * exercise beside it the one in which this member sits, else the real one.
 *
 * @throws Refusal `crisis_none`, `crisis_unknown`.
 */
export async function findMeantUnit(ctx: Near, id: string | undefined): Promise<WholeUnit> {
  const { stores, partnership, member } = ctx;
  if (id !== undefined) {
    const found = await stores.crisisUnits.findWhole(id);
    if (found?.unit.partnershipId !== partnership.id) throw new Refusal('crisis_unknown');
    return found;
  }
  const open = await stores.crisisUnits.listOpenWhole(partnership.id);
  const mine = open.find(({ unit }) => seatOf(unit, member.id));
  const real = open.find(({ unit }) => !unit.exercise);
  const meant = mine ?? real ?? open[0];
  if (!meant) throw new Refusal('crisis_none');
  return meant;
}

/** @throws Refusal `crisis_unknown`, also for one of another partnership. */
export async function findUnit(ctx: Near, id: string): Promise<CrisisUnit> {
  return requireOurs(ctx, await ctx.stores.crisisUnits.find(id));
}

/** The same, locked with all its messages until the transaction ends. */
export async function findUnitForUpdate(
  ctx: Pick<Transaction, 'stores' | 'partnership'>,
  id: string,
): Promise<CrisisUnit> {
  return requireOurs(ctx, await ctx.stores.crisisUnits.findForUpdate(id));
}

function requireOurs(
  { partnership }: Pick<Near, 'partnership'>,
  unit: CrisisUnit | undefined,
): CrisisUnit {
  if (unit?.partnershipId !== partnership.id) throw new Refusal('crisis_unknown');
  return unit;
}

/** The kind of record that business keys of this feature are kept for. */
export const KEPT_FOR = 'crisis_unit';

/** What a form that was filled in brings: what it is about, and its key, the same for all its sendings. */
export interface Sent {
  readonly id: string;
  readonly key: string;
}

/**
 * What a form records in a unit is recorded once; who sends it again is told how the unit stands.
 *
 * @param what which form, as it is stored: `crisis.sitrep`.
 */
export function oncePerForm<Input extends { readonly key: string }>(
  what: string,
): Once<Input, CrisisUnit, CrisisUnit> {
  return { key: byForm(what), model: KEPT_FOR, recordId: ({ id }) => id, repeated: (unit) => unit };
}
