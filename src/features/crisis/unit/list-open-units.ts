import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { LOOKS } from '../rights.ts';

/** The units that are open: a real one, and an exercise beside it. */
export const listOpenUnits = useCase<Record<never, never>, readonly CrisisUnit[]>({
  name: 'list-open-units',
  right: LOOKS,
  run: async ({ stores, partnership }) =>
    unchanged(await stores.crisisUnits.listOpen(partnership.id)),
});
