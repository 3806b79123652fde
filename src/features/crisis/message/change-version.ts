import { randomUUID } from 'node:crypto';
import { type Scene, useCase } from '../../../bot/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import {
  requestChanges as ask,
  signVersion as sign,
  withdrawSignature as withdraw,
} from '../../../domain/crisis/signing.ts';
import { comeIn, requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import { changedUnit, saveUnit, tellVersion, touched } from '../unit/unit-outcome.ts';
import { type FoundVersion, findVersionForUpdate, oncePerVersion } from './find-version.ts';

/** Signs a version for one's side: this text, to these targets, in its name. Who signs is in. */
export const signVersion = useCase({
  name: 'sign-version',
  right: SITS,
  find: (scene, { id }: { readonly id: string; readonly hash: string }) =>
    findVersionForUpdate(scene, id),
  run(scene, { hash }, found) {
    const by = actorOf(scene.member);
    const signed = sign(found, hash, by);
    const unit = comeIn(found.unit, by, scene.now);
    return changed(scene, { ...found, unit }, signed, 'crisis.signed');
  },
});

/** Takes the signature of one's side back. */
export const withdrawSignature = useCase({
  name: 'withdraw-signature',
  right: SITS,
  find: (scene, { id }: { readonly id: string }) => findVersionForUpdate(scene, id),
  run: (scene, _, found) =>
    changed(scene, found, withdraw(found, actorOf(scene.member)), 'crisis.withdrawn'),
});

export interface RequestChanges {
  readonly id: string;
  readonly key: string;
  readonly text: string;
}

/** Says what is to be changed, to everybody who sits there; the signature of one's own side falls. */
export const requestChanges = useCase({
  name: 'request-changes',
  right: SITS,
  find: (scene, { id }: RequestChanges) => findVersionForUpdate(scene, id),
  once: oncePerVersion('crisis.changes'),
  async run(scene, { id, text }, found) {
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

export interface EditLinesToTake {
  /** Of any version of the message. */
  readonly id: string;
  readonly lines: string;
  readonly answers: string;
}

/** Lines to take and answers, for whoever is asked. They are not signed and never pushed. */
export const editLinesToTake = useCase({
  name: 'write-beside',
  right: SITS,
  find: (scene, { id }: EditLinesToTake) => findVersionForUpdate(scene, id),
  async run(scene, { lines, answers }, { unit, message, newest }) {
    requireSeat(unit, actorOf(scene.member));
    const changed = { ...message, lines, answers };
    await scene.stores.crisisMessages.updateBeside(changed);
    const detail = { message: newest.content.reference };
    const { audit } = changedUnit(scene, unit, 'crisis.beside_written', detail);
    const tells = await tellVersion(scene, unit, newest.id, { changesOnly: true });
    return { result: changed, audit, shows: [], tells };
  },
});
