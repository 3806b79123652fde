import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { postedAlarm } from '../../../bot/declare/posted-card.ts';
import { line, moment } from '../../../cards/blocks.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { callSubject } from '../../../domain/crisis/calls/calling.ts';
import { type CrisisSeat, type CrisisUnit, isOpenUnit } from '../../../domain/crisis/unit.ts';
import { ALARMS, type Alarm, isSettled } from '../../../domain/crisis/unit-reminders.ts';
import { SIDES } from '../../../domain/people/side.ts';
import {
  OFFER_PHONE_LIST,
  OPEN_PHONE,
  READ_VERSION,
  WRITE_MESSAGE,
  WRITE_SITREP,
} from '../actions.ts';
import { seatStandings } from '../call/calls-of-unit.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';

/** Something is due in a unit, or was missed; its record is the reminder, so that each is a new message. */
export const alarmCard = postedAlarm(ALARM_CARD, async (stores, recordId, audience) => {
  const reminder = await stores.reminders.find(recordId);
  const alarm = ALARMS.find((one) => one === reminder?.occasion);
  if (reminder?.kind !== CRISIS_REMINDERS || !alarm) return undefined;
  const whole = await stores.crisisUnits.findWhole(reminder.recordId);
  if (!whole) return undefined;
  const { unit, messages } = whole;
  const { words, sides } = audience;
  const [, about = ''] = reminder.subject.split(':');
  const side = SIDES.find((one) => one === about);
  const version = about.includes('-') ? await stores.crisisMessages.findVersion(about) : undefined;
  const lost = alarm === 'unreached' ? seatOfCall(unit, reminder.subject) : undefined;
  if (alarm === 'unreached' && !lost) return undefined;
  if (lost) return lostCard(stores, unit, lost, audience);
  const title = words(`crisis.alarm.${alarm}`, {
    reference: version?.content.reference ?? unit.reference,
    side: side ? sides[side] : '',
  });
  const versions = messages.map((one) => one.version);
  if (alarm !== 'unreached' && isSettled(unit, versions, { ...reminder, occasion: alarm })) {
    return crisisCard(unit, words('crisis.alarm.settled', { alarm: title }), audience, {
      blocks: [line(words('crisis.alarm.settled_help'))],
      buttons: [showButton(unit, words)],
    });
  }
  const asked = askedButton(alarm, unit, version?.id, audience);
  return crisisCard(unit, title, audience, {
    blocks: [line(words(`crisis.alarm.${alarm}_help`))],
    buttons: [...(asked ? [asked] : []), showButton(unit, words)],
  });
});

/** Whom to telephone, while that is so; after that, how it ended. */
async function lostCard(
  stores: CardStores,
  unit: CrisisUnit,
  seat: CrisisSeat,
  audience: Audience,
): Promise<Card> {
  const { words } = audience;
  const { name, organisation } = seat.holder;
  const place = words(`crisis.place.${seat.place}`);
  const named = { reference: unit.reference, name, organisation: organisation.name, place };
  const standing = (await seatStandings(stores, unit))(seat);
  const over = standing.state === 'in' || standing.state === 'reached';
  const open = isOpenUnit(unit) && !over;
  const title = words(
    over ? `crisis.alarm.unreached_${standing.state}` : 'crisis.alarm.unreached',
    named,
  );
  return crisisCard(unit, title, audience, {
    blocks: [
      ...(over ? [line(words(`crisis.seat.${standing.state}`), ' ', moment(standing.at))] : []),
      ...(open ? [line(words('crisis.alarm.unreached_help'))] : []),
    ],
    buttons: [...(open ? [phoneButton(unit, seat, audience)] : []), showButton(unit, words)],
  });
}

/** Whose call it was; nothing if the place is somebody else's by now. */
function seatOfCall(unit: CrisisUnit, subject: string): CrisisSeat | undefined {
  return unit.seats.find((seat) => callSubject(seat) === subject);
}

function phoneButton({ id: unitId }: CrisisUnit, seat: CrisisSeat, { words }: Audience): Button {
  const { side, place } = seat;
  return OPEN_PHONE.button({ unitId, side, place }, words('crisis.button.phone'), 'primary');
}

/** What it asks for, if that can be done from here. */
function askedButton(
  alarm: Alarm,
  { id: unitId }: CrisisUnit,
  versionId: string | undefined,
  { words }: Audience,
): Button | undefined {
  switch (alarm) {
    case 'sitrep_soon':
    case 'sitrep_due':
    case 'sitrep_late':
      return WRITE_SITREP.button(unitId, words('crisis.button.sitrep'), 'primary');
    case 'lapses_soon':
    case 'lapsed':
      if (versionId === undefined) return undefined;
      return READ_VERSION.button(versionId, words('crisis.button.read_short'), 'primary');
    case 'promised_soon': {
      const update = { unitId, kind: 'update', messageId: undefined } as const;
      return WRITE_MESSAGE.button(update, words('crisis.button.update'), 'primary');
    }
    case 'unreached':
      return undefined;
    case 'deputy':
    case 'nobody_in':
      return OFFER_PHONE_LIST.button(unitId, words('crisis.button.phones'), 'primary');
    default:
      return alarm satisfies never;
  }
}
