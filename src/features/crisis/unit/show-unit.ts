import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';
import { findMeantUnit } from './find-unit.ts';
import { type Situation, situationOf } from './situation.ts';

export interface NamedUnit {
  readonly id?: string | undefined;
  readonly reference?: string | undefined;
}

/** The open unit, or the one that is named. */
export const showUnit = useCase<NamedUnit, Situation>({
  name: 'show-unit',
  right: LOOKS,
  async run(scene, { id, reference }) {
    const { stores, partnership, now } = scene;
    const unit = await (reference === undefined
      ? findMeantUnit(scene, id)
      : stores.crisisUnits.findByReference(partnership.id, reference));
    if (!unit) throw new Refusal('crisis_unknown');
    return unchanged(await situationOf(stores, unit, now));
  },
});

/** The units that are open: a real one, and an exercise beside it. */
export const listOpenUnits = useCase<Record<never, never>, readonly CrisisUnit[]>({
  name: 'list-open-units',
  right: LOOKS,
  run: async ({ stores, partnership }) =>
    unchanged(await stores.crisisUnits.listOpen(partnership.id)),
});
