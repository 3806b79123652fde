import type { Audience } from '../../../bot/declare/context.ts';
import { postedAlarm } from '../../../bot/declare/posted-card.ts';
import { line } from '../../../cards/blocks.ts';
import type { Button } from '../../../cards/card.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { ALARMS, type Alarm } from '../../../domain/crisis/unit-reminders.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { OFFER_PHONE_LIST, READ_VERSION, WRITE_MESSAGE, WRITE_SITREP } from '../actions.ts';
import { crisisCard, showButton } from '../crisis-card-frame.ts';
import { ALARM_CARD, CRISIS_REMINDERS } from '../stored-names.ts';

/** Something is due in a unit, or was missed; its record is the reminder, so that each is a new message. */
export const alarmCard = postedAlarm(ALARM_CARD, async (stores, recordId, audience) => {
  const reminder = await stores.reminders.find(recordId);
  const alarm = ALARMS.find((one) => one === reminder?.occasion);
  if (reminder?.kind !== CRISIS_REMINDERS || !alarm) return undefined;
  const unit = await stores.crisisUnits.find(reminder.recordId);
  if (!unit) return undefined;
  const { words, sides } = audience;
  const [, about = ''] = reminder.subject.split(':');
  const side = SIDES.find((one) => one === about);
  const version = about.includes('-') ? await stores.crisisMessages.findVersion(about) : undefined;
  const title = words(`crisis.alarm.${alarm}`, {
    reference: version?.content.reference ?? unit.reference,
    side: side ? sides[side] : '',
  });
  const asked = askedButton(alarm, unit, version?.id, audience);
  return crisisCard(unit, title, audience, {
    blocks: [line(words(`crisis.alarm.${alarm}_help`))],
    buttons: [...(asked ? [asked] : []), showButton(unit, words)],
  });
});

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
    case 'deputy':
    case 'nobody_in':
      return OFFER_PHONE_LIST.button(unitId, words('crisis.button.phones'), 'primary');
    default:
      return alarm satisfies never;
  }
}
