import { canonicalHash } from '../../../bot/crisis/canonical.ts';
import { byForm, type Once, type Scene } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';
import { dropSignaturesOfLeavers, type Signing } from '../../../domain/crisis/signing.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { findUnit, findUnitForUpdate } from '../unit/find-unit.ts';
import { KEPT_FOR } from '../unit/once-per-form.ts';

/** A version with the message that it belongs to, and all that says how it stands. */
export interface FoundVersion extends Signing {
  readonly message: CrisisMessage;
}

/**
 * A version with all that says how it stands.
 *
 * @throws Refusal `crisis_unknown`; `crisis_hash_differs` if its content is not what was kept.
 */
export async function findVersion(scene: Scene, id: string): Promise<FoundVersion> {
  const version = await requireVersion(scene, id);
  return standing(scene, version, await findUnit(scene, version.unitId));
}

/** The same, with its unit locked: what is found holds until the transaction ends. */
export async function findVersionForUpdate(scene: Scene, id: string): Promise<FoundVersion> {
  const { unitId } = await requireVersion(scene, id);
  const unit = await findUnitForUpdate(scene, unitId);
  return standing(scene, await requireVersion(scene, id), unit);
}

/**
 * What a form records of a version is recorded once; who sends it again is shown the version.
 *
 * @param what which form, as it is stored: `crisis.push`.
 */
export function oncePerVersion<Input extends { readonly key: string }>(
  what: string,
): Once<Input, string, FoundVersion> {
  return {
    key: byForm(what),
    model: KEPT_FOR,
    recordId: ({ unit }) => unit.id,
    repeated: ({ version }) => version.id,
  };
}

async function standing(
  { stores, people, now }: Scene,
  kept: MessageVersion,
  unit: Signing['unit'],
): Promise<FoundVersion> {
  const message = await stores.crisisMessages.find(kept.messageId);
  if (!message) throw new Refusal('crisis_unknown');
  const version = kept.pushed ? kept : dropSignaturesOfLeavers(kept, people);
  const newest = (await stores.crisisMessages.newestVersion(message.id)) ?? version;
  return { unit, message, version, newest, now };
}

async function requireVersion({ stores, partnership }: Scene, id: string): Promise<MessageVersion> {
  const version = await stores.crisisMessages.findVersion(id);
  if (version?.partnershipId !== partnership.id) throw new Refusal('crisis_unknown');
  // Somebody may have written into the database: what was signed is known by its hash alone.
  if (canonicalHash(version.content) !== version.hash) throw new Refusal('crisis_hash_differs');
  return version;
}
