import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import {
  requestChanges as ask,
  signVersion as sign,
  withdrawSignature as withdraw,
} from '../../../domain/crisis/signing.ts';
import { type CrisisUnit, comeIn, seatOf } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { SITS } from '../rights.ts';
import type { Sent } from '../unit/find-unit.ts';
import { shownAsIn } from '../unit/join-unit.ts';
import { changedVersion, touched } from '../unit/unit-outcome.ts';
import { findVersionForUpdate, oncePerVersion } from './find-version.ts';

/** Signs a version for one's side: this text, to these targets, in its name. Who signs is in. */
export const signVersion = useCase({
  name: 'sign-version',
  right: SITS,
  find: (ctx, { id }: { readonly id: string; readonly hash: string }) =>
    findVersionForUpdate(ctx, id),
  async run(ctx, { hash }, found) {
    const by = actorOf(ctx.member);
    const unit = touched(comeIn(found.unit, by, ctx.now));
    const signed = sign(found, hash, by);
    const { kept, ...outcome } = await changedIn(ctx, unit, signed, 'crisis.signed');
    const wasIn = seatOf(found.unit, by.memberId)?.inAt !== undefined;
    const came = wasIn ? [] : shownAsIn(ctx, unit, kept);
    return { ...outcome, memberCards: [...outcome.memberCards, ...came] };
  },
});

/** Takes the signature of one's side back. */
export const withdrawSignature = useCase({
  name: 'withdraw-signature',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findVersionForUpdate(ctx, id),
  run: (ctx, _, found) =>
    changed(ctx, found.unit, withdraw(found, actorOf(ctx.member)), 'crisis.withdrawn'),
});

/** Says what is to be changed, to everybody who sits there; the signature of one's own side falls. */
export const requestChanges = useCase({
  name: 'request-changes',
  right: SITS,
  find: (ctx, { id }: Sent & { readonly text: string }) => findVersionForUpdate(ctx, id),
  once: oncePerVersion('crisis.changes'),
  async run(ctx, { id, text }, found) {
    const by = actorOf(ctx.member);
    const asked = ask(found, by);
    const comment = { id: randomUUID(), versionId: id, text, written: { by, at: ctx.now } };
    await ctx.stores.crisisMessages.insertComment(comment);
    return changed(ctx, found.unit, asked, 'crisis.changes_requested');
  },
});

async function changed(
  ctx: Transaction,
  unit: CrisisUnit,
  version: MessageVersion,
  action: string,
) {
  const { kept: _, ...outcome } = await changedIn(ctx, touched(unit), version, action);
  return outcome;
}

async function changedIn(
  ctx: Transaction,
  unit: CrisisUnit,
  version: MessageVersion,
  action: string,
) {
  const revision = await ctx.stores.crisisMessages.updateSignatures(version);
  return changedVersion(ctx, unit, version, action, { revision });
}
