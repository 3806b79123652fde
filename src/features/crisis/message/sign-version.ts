import { randomUUID } from 'node:crypto';
import { type Scene, useCase } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import {
  requestChanges as ask,
  signVersion as sign,
  withdrawSignature as withdraw,
} from '../../../domain/crisis/signing.ts';
import { comeIn } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { takeUnitKey } from '../unit/take-unit-key.ts';
import { changedUnit, saveUnit, touched } from '../unit/unit-outcome.ts';
import { type FoundVersion, findVersionForUpdate } from './find-version.ts';
import { tellVersion } from './version-notifications.ts';

/** Signs a version for one's side: this text, to these targets, in its name. Who signs is in. */
export const signVersion = useCase<{ readonly id: string; readonly hash: string }, string>({
  name: 'sign-version',
  right: SITS,
  async run(scene, { id, hash }) {
    const found = await findVersionForUpdate(scene, id);
    const by = actorOf(scene.member);
    const signed = sign(found, hash, by);
    const unit = comeIn(found.unit, by, scene.now);
    return changed(scene, { ...found, unit }, signed, 'crisis.signed');
  },
});

/** Takes the signature of one's side back. */
export const withdrawSignature = useCase<{ readonly id: string }, string>({
  name: 'withdraw-signature',
  right: SITS,
  async run(scene, { id }) {
    const found = await findVersionForUpdate(scene, id);
    return changed(scene, found, withdraw(found, actorOf(scene.member)), 'crisis.withdrawn');
  },
});

export interface RequestChanges {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/** Says what is to be changed, to everybody who sits there; the signature of one's own side falls. */
export const requestChanges = useCase<RequestChanges, string>({
  name: 'request-changes',
  right: SITS,
  async run(scene, { id, key, text }) {
    const found = await findVersionForUpdate(scene, id);
    if (!(await takeUnitKey(scene, 'crisis.changes', key, found.unit.id))) {
      return { result: id, audit: [], shows: [] };
    }
    const by = actorOf(scene.member);
    const asked = ask(found, by);
    const comment = { id: randomUUID(), versionId: id, text, written: { by, at: scene.now } };
    await scene.stores.crisisMessages.insertComment(comment);
    return changed(scene, found, asked, 'crisis.changes_requested');
  },
});

async function changed(
  scene: Scene,
  { unit }: FoundVersion,
  version: MessageVersion,
  action: string,
) {
  await scene.stores.crisisMessages.updateSignatures(version);
  const next = touched(unit);
  await saveUnit(scene, next);
  const { id, number, hash, content } = version;
  const detail = { version: id, message: content.reference, number: String(number), hash };
  const tells = await tellVersion(scene, next, id);
  return { ...changedUnit(scene, next, action, detail), result: id, tells };
}
