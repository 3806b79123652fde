import { type MemberCard, useCase } from '../../../bot/declare/use-case.ts';
import { handOver } from '../../../domain/crisis/seating.ts';
import type { Place } from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { alarmsAnew, alarmsOfLeaver } from '../call/lost-calls.ts';
import { dropSignatures } from '../message/drop-signatures.ts';
import { SITS } from '../rights.ts';
import { findUnitForUpdate, oncePerForm, type Sent } from './find-unit.ts';
import { call, changedUnit, saveUnit } from './unit-outcome.ts';

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
    const kept = await saveUnit(ctx, changed);
    const fallen = await dropSignatures(ctx, changed, from.memberId);
    const detail = { place, from: from.memberId, to: to.id, fallen: String(fallen.count) };
    const left: MemberCard = { ...call(changed, from.memberId), changesOnly: true };
    return {
      ...changedUnit(ctx, changed, 'crisis.handed_over', detail),
      memberCards: [
        ...[call(changed, to.id), left, ...fallen.memberCards],
        ...alarmsAnew(ctx, changed, kept),
        ...alarmsOfLeaver(changed, kept, from.memberId),
      ],
    };
  },
});
