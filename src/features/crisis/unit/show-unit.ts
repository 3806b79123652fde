import type { CardStores } from '../../../bot/turn.ts';
import { useCase } from '../../../bot/use-case.ts';
import type { CrisisMessage } from '../../../domain/crisis/message-record.ts';
import type { Signing } from '../../../domain/crisis/signing.ts';
import type { CrisisUnit, Sitrep } from '../../../domain/crisis/unit.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { LOOKS } from '../rights.ts';
import { findOpenUnit, findUnit } from './find-unit.ts';

/** One message with its newest version, as it stands. */
export interface PictureMessage extends Signing {
  readonly message: CrisisMessage;
}

/** The one picture that both sides share. */
export interface Picture {
  readonly unit: CrisisUnit;
  /** In the order in which they were begun. */
  readonly messages: readonly PictureMessage[];
  /** Newest first. */
  readonly sitreps: readonly Sitrep[];
}

/** The open unit, or the one that is named. */
export const showUnit = useCase<{ readonly id?: string; readonly reference?: string }, Picture>({
  name: 'show-unit',
  right: LOOKS,
  async run(scene, { id, reference }) {
    const { stores, partnership, now } = scene;
    const unit = await (reference === undefined
      ? id === undefined
        ? findOpenUnit(scene)
        : findUnit(scene, id)
      : stores.crisisUnits.findByReference(partnership.id, reference));
    if (!unit) throw new Refusal('crisis_unknown');
    return { result: await pictureOf(stores, unit, now), audit: [], shows: [] };
  },
});

export async function pictureOf(
  stores: Pick<CardStores, 'crisisUnits' | 'crisisMessages'>,
  unit: CrisisUnit,
  now: Temporal.Instant,
): Promise<Picture> {
  const messages: PictureMessage[] = [];
  for (const message of await stores.crisisMessages.list(unit.id)) {
    const version = await stores.crisisMessages.newestVersion(message.id);
    if (version) messages.push({ unit, message, version, newest: version, now });
  }
  return { unit, messages, sitreps: await stores.crisisUnits.listSitreps(unit.id) };
}
