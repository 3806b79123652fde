import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard, postedReminder } from '../../../bot/declare/posted-card.ts';
import type { Button, Card } from '../../../cards/card.ts';
import type { Action } from '../../../domain/meeting/agenda.ts';
import { OPEN_MEETING, POSTPONE_ACTION, SETTLE_ACTION } from '../actions.ts';
import { ACTION_CARD, ACTION_DUE_CARD } from '../liaison-cards.ts';
import { actionRow } from './minutes-card.ts';

/** To the owner of an action: that it is theirs, and after that what became of it. */
export const ownedActionCard = postedCard(ACTION_CARD, async (stores, recordId, audience) => {
  const action = await stores.actions.find(recordId);
  return action && actionCard(action, audience, 'yours');
});

/** Reminds its owner; its record is the reminder. */
export const dueActionCard = postedReminder(ACTION_DUE_CARD, async (stores, recordId, audience) => {
  const reminder = await stores.reminders.find(recordId);
  const action = reminder && (await stores.actions.find(reminder.recordId));
  if (!action) return undefined;
  const over = Temporal.Instant.compare(action.due, audience.now) <= 0;
  return actionCard(action, audience, over ? 'overdue' : 'near');
});

/** @param open what is said of it while it is open. */
export function actionCard(
  action: Action,
  audience: Audience,
  open: 'yours' | 'one' | 'near' | 'overdue',
): Card {
  const { words } = audience;
  const { what, meeting, state } = action;
  const how = state === 'open' ? open : state;
  return {
    ...cardHead(words(`liaison.action.${how}`, { what, meeting }), audience),
    blocks: [{ tag: 'list', rows: [actionRow(action, audience)] }],
    buttons: [
      ...(state === 'open' ? changeButtons(action, audience) : []),
      OPEN_MEETING.button(meeting, words('liaison.button.open_meeting')),
    ],
  };
}

function changeButtons({ id }: Action, { words }: Audience): Button[] {
  return [
    SETTLE_ACTION.done.button(id, words('liaison.button.action_done'), 'primary'),
    POSTPONE_ACTION.button(id, words('step.button.postpone')),
    SETTLE_ACTION.not_needed.button(id, words('liaison.button.action_not_needed')),
  ];
}
