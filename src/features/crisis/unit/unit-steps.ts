import {
  type MemberCard,
  type Transaction,
  unchanged,
  useCase,
} from '../../../bot/declare/use-case.ts';
import { isUnderWay, standings } from '../../../domain/crisis/push.ts';
import { handOver } from '../../../domain/crisis/seating.ts';
import { dropSignatureOf } from '../../../domain/crisis/signing.ts';
import {
  agreeToClose as agree,
  type CrisisUnit,
  comeIn,
  isOpenUnit,
  type Place,
} from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { SITS } from '../rights.ts';
import { SIGN_CARD } from '../stored-names.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { newestVersions } from './situation.ts';
import { call, changedUnit, saveUnit, tellSeats, tellVersion } from './unit-outcome.ts';

/** "I'm in", with a clock. Twice is once. */
export const joinUnit = useCase({
  name: 'come-in',
  right: SITS,
  find: (ctx, { id }: { readonly id: string }) => findUnitForUpdate(ctx, id),
  async run(ctx, _, unit) {
    const { member, now } = ctx;
    const changed = comeIn(unit, actorOf(member), now);
    if (changed === unit) return unchanged(unit);
    await saveUnit(ctx, changed);
    const outcome = changedUnit(ctx, changed, 'crisis.came_in');
    return { ...outcome, memberCards: [{ ...call(changed, member.id), changesOnly: true }] };
  },
});

/**
 * Hands a place over: at once, and whoever leaves it takes their signatures with them, so that nothing is
 * pushed in the name of somebody who has gone home. To a member by id.
 */
export const handOverSeat = useCase({
  name: 'hand-over-seat',
  right: SITS,
  find: (ctx, { id }: Sent & { readonly place: Place; readonly toId: string }) =>
    findUnitForUpdate(ctx, id),
  once: oncePerForm('crisis.handover'),
  async run(ctx, { place, toId }, unit) {
    const { people, member, now } = ctx;
    const to = people.find((one) => one.id === toId);
    if (!to) throw new Refusal('crisis_seat_missing');
    const { unit: changed, from } = handOver(unit, place, to, actorOf(member), now);
    await saveUnit(ctx, changed);
    const fallen = await dropSignatures(ctx, changed, from.memberId);
    const detail = { place, from: from.memberId, to: to.id, fallen: String(fallen.count) };
    const left: MemberCard = { ...call(changed, from.memberId), changesOnly: true };
    return {
      ...changedUnit(ctx, changed, 'crisis.handed_over', detail),
      memberCards: [call(changed, to.id), left, ...fallen.memberCards],
    };
  },
});

/** What waits is shown to whoever sits there now, with the signatures that are left. */
async function dropSignatures(ctx: Transaction, unit: CrisisUnit, memberId: string) {
  const { crisisMessages } = ctx.stores;
  const memberCards: MemberCard[] = [];
  let count = 0;
  for (const { version } of await newestVersions(ctx.stores, unit.id)) {
    if (version.pushed) continue;
    const changed = dropSignatureOf(version, memberId);
    if (changed !== version) {
      count += 1;
      await crisisMessages.updateSignatures(changed);
    }
    memberCards.push(...(await tellVersion(ctx, unit, version.id)));
    const revision = await crisisMessages.touchVersion(version.id);
    memberCards.push({
      card: SIGN_CARD,
      recordId: version.id,
      revision,
      memberId,
      changesOnly: true,
    });
  }
  return { count, memberCards };
}

/** A side's word that the unit may be closed; with the second one it is, and asks nobody for anything. */
export const agreeToClose = useCase({
  name: 'agree-to-close-unit',
  right: SITS,
  find: (ctx, { id }: Sent) => findUnitForUpdate(ctx, id),
  once: oncePerForm('crisis.close'),
  async run(ctx, _, unit) {
    const { stores, member, now } = ctx;
    await requireSettled(ctx, unit);
    const changed = agree(unit, actorOf(member), now);
    await saveUnit(ctx, changed);
    const closed = !isOpenUnit(changed);
    const outcome = changedUnit(ctx, changed, closed ? 'crisis.closed' : 'crisis.close_agreed');
    const memberCards = tellSeats(changed, call(changed, member.id));
    for (const { version } of closed ? await newestVersions(stores, changed.id) : []) {
      if (version.pushed) continue;
      memberCards.push(...(await tellVersion(ctx, changed, version.id, { changesOnly: true })));
    }
    return { ...outcome, memberCards };
  },
});

/** What is held or on its way is looked at before everybody goes home. @throws Refusal `crisis_close_busy`. */
async function requireSettled({ stores }: Transaction, unit: CrisisUnit): Promise<void> {
  for (const { version } of await newestVersions(stores, unit.id)) {
    const push = version.pushed && (await stores.pushes.find(version.id));
    if (push && isUnderWay(standings(version.content.targets, push))) {
      throw new Refusal('crisis_close_busy', { reference: version.content.reference });
    }
  }
}
