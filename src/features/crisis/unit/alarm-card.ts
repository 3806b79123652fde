import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Button } from '../../../cards/card.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import { ALARMS, type Alarm } from '../../../domain/crisis/unit-reminders.ts';
import { SIDES } from '../../../domain/people/side.ts';
import { framed } from '../crisis-card-frame.ts';
import {
  CRISIS_REMINDERS,
  MESSAGE_ACTION,
  READ_ACTION,
  SHOW_ACTION,
  SITREP_ACTION,
} from '../crisis-cards.ts';

/** Something is due in a unit, or was missed; its record is the reminder, so that each is a new message. */
export const buildAlarmCard: CardBuilder = async (stores, recordId, audience) => {
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
  return framed(unit, title, audience, {
    blocks: [{ tag: 'text', tone: 'normal', text: [words(`crisis.alarm.${alarm}_help`)] }],
    buttons: alarmButtons(alarm, unit, version?.id, audience),
  });
};

function alarmButtons(
  alarm: Alarm,
  unit: CrisisUnit,
  versionId: string | undefined,
  { words }: Audience,
): Button[] {
  const dialog = { opensDialog: true, look: 'primary' } as const;
  const show = button(SHOW_ACTION, unit.id, words('crisis.button.show'));
  switch (alarm) {
    case 'sitrep_soon':
    case 'sitrep_due':
    case 'sitrep_late':
      return [button(SITREP_ACTION, unit.id, words('crisis.button.sitrep'), dialog), show];
    case 'lapses_soon':
    case 'lapsed':
      return versionId === undefined
        ? [show]
        : [
            button(READ_ACTION, versionId, words('crisis.button.read_short'), { look: 'primary' }),
            show,
          ];
    case 'promised_soon':
      return [
        button(MESSAGE_ACTION, `${unit.id} update`, words('crisis.button.update'), dialog),
        show,
      ];
    case 'deputy':
    case 'nobody_in':
      return [
        button('crisis.phones', unit.id, words('crisis.button.phones'), { look: 'primary' }),
        show,
      ];
    default:
      return alarm satisfies never;
  }
}
