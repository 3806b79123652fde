import { button, openButton } from '../../bot/signals/signal-cards.ts';
import type { Audience } from '../../bot/turn.ts';
import type { Button } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { isOwner } from '../../domain/reminder/signal-recipients.ts';
import type { NextThing } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { outcomeMark } from '../../domain/signal/weighing.ts';
import type { Words } from '../../locales/words.ts';
import { type Nudge, snoozeTime } from './find-nudge.ts';

export const SNOOZE_ACTION = 'reminders.snooze';
const DIALOG = { opensDialog: true };

/** What the reader can do about it: the first is the one that is asked. */
export function nudgeButtons(nudge: Nudge, thing: NextThing, audience: Audience): Button[] {
  const { words, member, now } = audience;
  const { signal, reminder } = nudge;
  const owns = member && isOwner(member, thing);
  const found = owns
    ? ownerButtons(signal, thing, words)
    : helperButtons(signal, thing, words, member);
  const [first, ...others] = found;
  const snooze = member && snoozeTime(nudge, member.id, now) !== undefined;
  return [
    ...(first ? [{ ...first, look: 'primary' as const }, ...others] : []),
    openButton(signal.reference, words),
    ...(snooze ? [button(SNOOZE_ACTION, reminder.id, words('reminders.button.snooze'))] : []),
  ];
}

function ownerButtons(signal: Signal, { kind, stepId }: NextThing, words: Words): Button[] {
  const { reference } = signal;
  // Another outcome may be proposed by the time it is pressed.
  const marked = `${reference} ${outcomeMark(signal)}`;
  switch (kind) {
    case 'acknowledge':
      return [button('signal.acknowledge', reference, words('signal.button.acknowledge'))];
    case 'choose_lead':
      return [button('lead.choose', reference, words('signal.button.lead'), DIALOG)];
    case 'accept_lead':
      return [
        button('lead.accept', reference, words('lead.button.accept')),
        button('lead.decline', reference, words('lead.button.decline'), DIALOG),
      ];
    case 'confirm_handover':
      return [button('lead.open', reference, words('lead.button.look'))];
    case 'step':
      return [button('step.done', stepId ?? '', words('step.button.done'), DIALOG)];
    case 'first_step':
    case 'name_step':
      return [button('step.new', reference, words('step.button.new'), DIALOG)];
    case 'agree_outcome':
      return [button('weighing.agree', marked, words('signal.button.agree'))];
    case 'agree_close':
      return [button('weighing.close', marked, words('signal.button.close'))];
    default:
      return kind satisfies never;
  }
}

/** A deputy can answer for the side that is asked; what is stuck with one person can be given to another. */
function helperButtons(
  signal: Signal,
  thing: NextThing,
  words: Words,
  member: Member | undefined,
): Button[] {
  const side = member?.organisation.side;
  if (thing.owners.sides.some((one) => one === side)) return ownerButtons(signal, thing, words);
  if (thing.owners.sides.length > 0) return [];
  if (thing.stepId !== undefined) {
    return [button('step.give', thing.stepId, words('step.button.give'), DIALOG)];
  }
  if (!canDo(signal, 'choose_lead')) return [];
  return [button('lead.choose', signal.reference, words('signal.button.lead'), DIALOG)];
}
