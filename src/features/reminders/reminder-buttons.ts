import type { Audience } from '../../bot/declare/context.ts';
import {
  ACCEPT_LEAD,
  ACKNOWLEDGE_SIGNAL,
  AGREE_TO_CLOSE,
  AGREE_TO_OUTCOME,
  CHOOSE_LEAD,
  DECLINE_LEAD,
  NEW_STEP,
  OPEN_LEAD,
  STEP_CHANGES,
} from '../../bot/signals/actions.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import type { Button } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import { isOwner } from '../../domain/reminder/signal-recipients.ts';
import type { NextThing } from '../../domain/signal/next-thing.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { outcomeMark } from '../../domain/signal/weighing.ts';
import type { Words } from '../../locales/words.ts';
import { SNOOZE } from './actions.ts';
import type { Nudge } from './find-reminder.ts';
import { snoozeTime } from './snooze-time.ts';

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
    ...(snooze ? [SNOOZE.button(reminder.id, words('reminders.button.snooze'))] : []),
  ];
}

function ownerButtons(signal: Signal, { kind, stepId = '' }: NextThing, words: Words): Button[] {
  const { reference } = signal;
  // Another outcome may be proposed by the time it is pressed.
  const marked = { reference, seen: outcomeMark(signal) };
  switch (kind) {
    case 'acknowledge':
      return [ACKNOWLEDGE_SIGNAL.button(reference, words('signal.button.acknowledge'))];
    case 'choose_lead':
      return [CHOOSE_LEAD.button(reference, words('signal.button.lead'))];
    case 'accept_lead':
      return [
        ACCEPT_LEAD.button(reference, words('lead.button.accept')),
        DECLINE_LEAD.button(reference, words('lead.button.decline')),
      ];
    case 'confirm_handover':
      return [OPEN_LEAD.button(reference, words('lead.button.look'))];
    case 'step':
      return [STEP_CHANGES.done.button(stepId, words('step.button.done'))];
    case 'first_step':
    case 'name_step':
      return [NEW_STEP.button(reference, words('step.button.new'))];
    case 'agree_outcome':
      return [AGREE_TO_OUTCOME.button(marked, words('signal.button.agree'))];
    case 'agree_close':
      return [AGREE_TO_CLOSE.button(marked, words('signal.button.close'))];
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
  const { owners, stepId } = thing;
  const side = member?.organisation.side;
  if (owners.sides.some((one) => one === side)) return ownerButtons(signal, thing, words);
  if (owners.sides.length > 0) return [];
  if (stepId !== undefined) return [STEP_CHANGES.give.button(stepId, words('step.button.give'))];
  if (!canDo(signal, 'choose_lead')) return [];
  return [CHOOSE_LEAD.button(signal.reference, words('signal.button.lead'))];
}
