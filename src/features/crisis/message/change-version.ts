import { randomUUID } from 'node:crypto';
import { type Transaction, useCase } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import {
  requestChanges as ask,
  signVersion as sign,
  withdrawSignature as withdraw,
} from '../../../domain/crisis/signing.ts';
import { type CrisisUnit, comeIn, requireSeat } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import type { Sent } from '../unit/find-unit.ts';
import { changedUnit, changedVersion, tellVersion, touched } from '../unit/unit-outcome.ts';
import { findVersionForUpdate, oncePerVersion } from './find-version.ts';

/** Signs a version for one's side: this text, to these targets, in its name. Who signs is in. */
export const signVersion = useCase({
  name: 'sign-version',
  right: SITS,
  find: (scene, { id }: { readonly id: string; readonly hash: string }) =>
    findVersionForUpdate(scene, id),
  run(scene, { hash }, found) {
    const by = actorOf(scene.member);
    const unit = comeIn(found.unit, by, scene.now);
    return changed(scene, unit, sign(found, hash, by), 'crisis.signed');
  },
});

/** Takes the signature of one's side back. */
export const withdrawSignature = useCase({
  name: 'withdraw-signature',
  right: SITS,
  find: (scene, { id }: { readonly id: string }) => findVersionForUpdate(scene, id),
  run: (scene, _, found) =>
    changed(scene, found.unit, withdraw(found, actorOf(scene.member)), 'crisis.withdrawn'),
});

/** Says what is to be changed, to everybody who sits there; the signature of one's own side falls. */
export const requestChanges = useCase({
  name: 'request-changes',
  right: SITS,
  find: (scene, { id }: Sent & { readonly text: string }) => findVersionForUpdate(scene, id),
  once: oncePerVersion('crisis.changes'),
  async run(scene, { id, text }, found) {
    const by = actorOf(scene.member);
    const asked = ask(found, by);
    const comment = { id: randomUUID(), versionId: id, text, written: { by, at: scene.now } };
    await scene.stores.crisisMessages.insertComment(comment);
    return changed(scene, found.unit, asked, 'crisis.changes_requested');
  },
});

async function changed(
  scene: Transaction,
  unit: CrisisUnit,
  version: MessageVersion,
  action: string,
) {
  await scene.stores.crisisMessages.updateSignatures(version);
  return changedVersion(scene, touched(unit), version, action);
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
    const memberCards = await tellVersion(scene, unit, newest.id, { changesOnly: true });
    return { result: changed, audit, channelCards: [], memberCards };
  },
});
