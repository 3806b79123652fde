import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { line, moment } from '../../../cards/blocks.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { callSubject } from '../../../domain/crisis/calls/calling.ts';
import { type CrisisSeat, type CrisisUnit, isOpenUnit } from '../../../domain/crisis/unit.ts';
import { OPEN_PHONE } from '../actions.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { settledCard } from '../unit/settled-card.ts';
import { seatStandings } from './calls-of-unit.ts';

/** Whom to telephone, while that is so; after that, how it ended. @param subject of the call. */
export async function lostCard(
  stores: CardStores,
  unit: CrisisUnit,
  subject: string,
  audience: Audience,
): Promise<Card> {
  const { words } = audience;
  const { reference } = unit;
  const seat = unit.seats.find((one) => callSubject(one) === subject);
  if (!seat)
    return settledCard(unit, words('crisis.alarm.unreached_left', { reference }), audience);
  const { name, organisation } = seat.holder;
  const place = words(`crisis.place.${seat.place}`);
  const named = { reference, name, organisation: organisation.name, place };
  const standing = (await seatStandings(stores, unit))(seat);
  const end = 'at' in standing ? standing : undefined;
  const isOver = end !== undefined && end.state !== 'called_there';
  const title = words(
    end ? `crisis.alarm.unreached_${end.state}` : 'crisis.alarm.unreached',
    named,
  );
  if (!isOpenUnit(unit) && !isOver) return settledCard(unit, title, audience);
  const help = end ? 'crisis.alarm.unreached_there_help' : 'crisis.alarm.unreached_help';
  return crisisCard(unit, title, audience, {
    blocks: [
      ...(end ? [line(words(`crisis.seat.${end.state}`), ' ', moment(end.at))] : []),
      ...(isOver ? [] : [line(words(help))]),
    ],
    buttons: [...(isOver ? [] : [phoneButton(unit, seat, audience)]), showButton(unit, words)],
  });
}

function phoneButton({ id: unitId }: CrisisUnit, seat: CrisisSeat, { words }: Audience): Button {
  const { side, place } = seat;
  return OPEN_PHONE.button({ unitId, side, place }, words('crisis.button.phone'), 'primary');
}
