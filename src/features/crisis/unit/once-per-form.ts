import { byForm, type Once } from '../../../bot/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';

/** The kind of record that business keys of this feature are kept for. */
export const KEPT_FOR = 'crisis_unit';

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
