import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { isCalled } from '../../../domain/crisis/calls/call-reminders.ts';
import { mayPhone } from '../../../domain/crisis/calls/may-phone.ts';
import {
  type CrisisSeat,
  isOpenUnit,
  type Place,
  requireSeat,
} from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Side } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { SITS } from '../rights.ts';
import { findUnit } from '../unit/find-unit.ts';

export interface SeatPhone {
  readonly seat: CrisisSeat;
  /** Nothing: they came in meanwhile, or the register has no number. */
  readonly phone: string | undefined;
}

/**
 * Reads the number of somebody who was called to a unit and is not in. Whose stands in the log, never which.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_unknown`.
 */
export const openPhone = useCase({
  name: 'open-crisis-phone',
  right: SITS,
  find: (
    ctx,
    { unitId }: { readonly unitId: string; readonly side: Side; readonly place: Place },
  ) => findUnit(ctx, unitId),
  async run(ctx, { side, place }, unit) {
    const { stores, member } = ctx;
    if (!isOpenUnit(unit) || !mayPhone(unit, member)) requireSeat(unit, actorOf(member));
    const seat = unit.seats.find((one) => one.side === side && one.place === place);
    if (!seat) throw new Refusal('crisis_unknown');
    if (!isCalled(seat)) return unchanged<SeatPhone>({ seat, phone: undefined });
    const { memberId } = seat.holder;
    const phone = (await stores.partnerships.phoneNumbers([memberId])).get(memberId);
    const detail = { reference: unit.reference, side, place, member: memberId };
    const audit = [
      { action: 'crisis.phone_read', model: 'crisis_unit', recordId: unit.id, detail },
    ];
    return { result: { seat, phone }, audit, channelCards: [] };
  },
});
