import type { Audience } from '../../../bot/declare/context.ts';
import { postedAlarm } from '../../../bot/declare/posted-card.ts';
import { line } from '../../../cards/blocks.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { formatClock } from '../../../cards/format-time.ts';
import { mayPhone } from '../../../domain/crisis/calls/may-phone.ts';
import type { MessageVersion } from '../../../domain/crisis/message.ts';
import { type CrisisUnit, seatOf } from '../../../domain/crisis/unit.ts';
import { ALARMS, type Alarm, dueOf, isSettled } from '../../../domain/crisis/unit-reminders.ts';
import type { Member } from '../../../domain/people/member.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { OFFER_PHONE_LIST, READ_VERSION, WRITE_MESSAGE, WRITE_SITREP } from '../actions.ts';
import { lostCard } from '../call/lost-card.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';
import { settledCard } from './settled-card.ts';

/** Something is due in a unit, or was missed; its record is the reminder, so that each is a new message. */
export const alarmCard = postedAlarm(ALARM_CARD, async (stores, recordId, audience) => {
  const { member } = audience;
  const reminder = await stores.reminders.find(recordId);
  const alarm = ALARMS.find((one) => one === reminder?.occasion);
  if (reminder?.kind !== CRISIS_REMINDERS || !alarm || !member) return undefined;
  const whole = await stores.crisisUnits.findWhole(reminder.recordId);
  if (!whole) return undefined;
  const { unit } = whole;
  if (!seatOf(unit, member.id) && (alarm !== 'unreached' || !mayPhone(unit, member))) {
    return leftCard(unit, audience);
  }
  if (alarm === 'unreached') return lostCard(stores, unit, reminder.subject, audience);
  const [, about = ''] = reminder.subject.split(':');
  const version = about.includes('-') ? await stores.crisisMessages.findVersion(about) : undefined;
  const title = titleOf(alarm, unit, { ...reminder, about, version }, { ...audience, member });
  const versions = whole.messages.map((one) => one.version);
  if (isSettled(unit, versions, { ...reminder, occasion: alarm })) {
    return settledCard(unit, title, audience);
  }
  const asked = askedButton(alarm, unit, version?.id, audience);
  return crisisCard(unit, title, audience, {
    blocks: [line(audience.words(`crisis.alarm.${alarm}_help`))],
    buttons: [...(asked ? [asked] : []), showButton(unit, audience.words)],
  });
});

interface About {
  /** Of its subject: a side, a version. */
  readonly about: string;
  readonly at: Temporal.Instant;
  readonly version: MessageVersion | undefined;
}

/** It may be read at any time after, so it says at what time, not in how long. */
function titleOf(
  alarm: Exclude<Alarm, 'unreached'>,
  { reference }: CrisisUnit,
  { about, at, version }: About,
  { words, sides, member }: Audience & { readonly member: Member },
): string {
  const side = SIDES.find((one) => one === about);
  return words(`crisis.alarm.${alarm}`, {
    reference: version?.content.reference ?? reference,
    number: version ? String(version.number) : '',
    side: side ? sides[side] : '',
    time: formatClock(dueOf(alarm, at).toString(), member),
  });
}

/** What they were asked for is for others to do. */
function leftCard(unit: CrisisUnit, audience: Audience): Card {
  const { words } = audience;
  const title = words('crisis.call.left', { reference: unit.reference });
  return crisisCard(unit, title, audience, { blocks: [], buttons: [showButton(unit, words)] });
}

/** What it asks for, if that can be done from here. */
function askedButton(
  alarm: Exclude<Alarm, 'unreached'>,
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
    case 'deputy':
    case 'nobody_in':
      return OFFER_PHONE_LIST.button(unitId, words('crisis.button.phones'), 'primary');
    default:
      return alarm satisfies never;
  }
}
