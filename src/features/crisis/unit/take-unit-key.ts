import type { Scene } from '../../../bot/use-case.ts';

/**
 * Takes a dialog's key for what it records in a unit. The unit is locked by then, so of two presses of the
 * same form one is first.
 *
 * @param what which form: `crisis.sitrep`.
 * @returns false if this member sent the same form before.
 */
export async function takeUnitKey(
  scene: Scene,
  what: string,
  key: string,
  recordId: string,
): Promise<boolean> {
  return (await takenBy(scene, what, key, recordId)) === undefined;
}

/** @returns the record that the same form made before. */
export async function takenBy(
  { stores, partnership, member, now }: Scene,
  what: string,
  key: string,
  recordId: string,
): Promise<string | undefined> {
  return stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `${what}:${member.id}:${key}`,
    model: 'crisis_unit',
    recordId,
    at: now,
  });
}
