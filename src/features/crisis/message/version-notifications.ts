import type { Scene, ToldCard } from '../../../bot/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { SIGN_CARD } from '../stored-names.ts';
import { tellSeats } from '../unit/unit-outcome.ts';

/** A version as it now stands, to everybody who was called to the unit: one message each, which changes. */
export async function tellVersion(
  { stores }: Pick<Scene, 'stores'>,
  unit: CrisisUnit,
  recordId: string,
  { changesOnly = false } = {},
): Promise<ToldCard[]> {
  const revision = await stores.crisisMessages.touchVersion(recordId);
  return tellSeats(unit, { card: SIGN_CARD, recordId, revision, changesOnly });
}
