import { randomUUID } from 'node:crypto';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type {
  PressHandler,
  LegacyReminderHandler as ReminderHandler,
  SubmissionHandler,
} from '../../../bot/legacy.ts';
import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import type { Audience, Turn } from '../../../bot/turn.ts';
import type { Button, Card } from '../../../cards/card.ts';
import type { Dialog, FormValues } from '../../../cards/dialog.ts';
import type { Action } from '../../../domain/meeting/agenda.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { afterQuietHours } from '../../../domain/reminder/quiet-hours.ts';
import { postponeInput } from '../input.ts';
import {
  ACTION_DONE_ACTION,
  ACTION_DUE_CARD,
  ACTION_NOT_NEEDED_ACTION,
  ACTION_POSTPONE_ACTION,
  OPEN_ACTION,
} from '../liaison-cards.ts';
import { bannerOf, strong } from '../meeting/meeting-words.ts';
import { postponeAction, settleAction, showAction } from './actions.ts';
import { actionRow } from './minutes-card.ts';

/** To the owner of an action: that it is theirs, and after that what became of it. */
export const buildActionCard: CardBuilder = async (stores, recordId, audience) => {
  const action = await stores.actions.find(recordId);
  return action && actionCard(action, audience, action.state === 'open' ? 'yours' : action.state);
};

/** Reminds its owner; its record is the reminder. */
export const buildActionDueCard: CardBuilder = async (stores, recordId, audience) => {
  const reminder = await stores.reminders.find(recordId);
  const action = reminder && (await stores.actions.find(reminder.recordId));
  if (!action) return undefined;
  const over = Temporal.Instant.compare(action.due, audience.now) <= 0;
  const open = over ? 'overdue' : 'near';
  return actionCard(action, audience, action.state === 'open' ? open : action.state);
};

export const showOneAction: PressHandler = async (turn, id) => {
  const action = await turn.perform(showAction, { id });
  return {
    kind: 'card',
    card: actionCard(action, turn, action.state === 'open' ? 'one' : action.state),
  };
};

export const doneAction: PressHandler = (turn, id) => settle(turn, id, 'done');
export const notNeededAction: PressHandler = (turn, id) => settle(turn, id, 'not_needed');

async function settle(turn: Turn, id: string, state: 'done' | 'not_needed') {
  const { what } = await turn.perform(settleAction, { id, state });
  const text = turn.words(`liaison.action.told_${state}`, { what });
  return { kind: 'notice', tone: 'done', text } as const;
}

export const openPostpone: PressHandler = async (turn, id) => {
  const action = await turn.perform(showAction, { id });
  return { kind: 'dialog', dialog: postponeDialog(turn, randomUUID(), action, {}) };
};

export const submitPostpone: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(postponeInput, values, turn.words);
  if (!form.ok) return form.reply;
  const read = readDueFields(turn, values);
  if (read.kind === 'fault') return { kind: 'field-errors', errors: read.errors };
  if (read.kind === 'ask') {
    const action = await turn.perform(showAction, { id: about });
    return { kind: 'dialog', dialog: postponeDialog(turn, key, action, values, read.moments) };
  }
  const action = await turn.perform(postponeAction, { id: about, due: read.moment.due });
  return { kind: 'card', card: actionCard(action, turn, 'one') };
};

function postponeDialog(
  turn: Turn,
  key: string,
  action: Action,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): Dialog {
  const { words, partnership } = turn;
  return {
    action: ACTION_POSTPONE_ACTION,
    key,
    about: action.id,
    title: words('liaison.action.postpone_title'),
    submit: words('liaison.action.postpone_submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [strong(action.what)] },
      ...dueFields(turn, values, true, moments),
    ],
  };
}

function actionCard(
  action: Action,
  audience: Audience,
  how: 'yours' | 'one' | 'near' | 'overdue' | 'done' | 'not_needed',
): Card {
  const { words } = audience;
  const { what, meeting, state } = action;
  return {
    title: words(`liaison.action.${how}`, { what, meeting }),
    ...bannerOf(audience),
    blocks: [{ tag: 'list', rows: [actionRow(action, audience)] }],
    buttons: [
      ...(state === 'open' ? changeButtons(action, audience) : []),
      button(OPEN_ACTION, meeting, words('liaison.button.open_meeting')),
    ],
  };
}

function changeButtons({ id }: Action, { words }: Audience): Button[] {
  return [
    button(ACTION_DONE_ACTION, id, words('liaison.button.action_done'), { look: 'primary' }),
    button(ACTION_POSTPONE_ACTION, id, words('step.button.postpone'), { opensDialog: true }),
    button(ACTION_NOT_NEEDED_ACTION, id, words('liaison.button.action_not_needed')),
  ];
}

/** Tells the owner of an action that it is due soon, and when it is due; in their quiet hours, when those end. */
export const remindOfAction: ReminderHandler = {
  lock: async ({ actions }, { recordId }) => (await actions.findForUpdate(recordId)) !== undefined,
  async remind({ stores, partnership, people, now }, { recordId }, due) {
    const action = await stores.actions.find(recordId);
    const last = due.at(-1);
    if (!last || action?.state !== 'open') return { audit: [], shows: [] };
    const { memberId } = action.owner;
    const { terms } = await timingOf(stores, partnership);
    const { timeZone } = people.find(({ id }) => id === memberId) ?? partnership;
    const at = afterQuietHours(terms.quietHours, timeZone, now);
    if (Temporal.Instant.compare(at, now) > 0) {
      await stores.reminders.postpone(last.id, at);
      return { audit: [], shows: [] };
    }
    const detail = { occasion: last.occasion, told: [memberId] };
    return {
      audit: [{ action: 'action.reminded', model: 'step', recordId, detail }],
      shows: [],
      tells: [{ card: ACTION_DUE_CARD, recordId: last.id, revision: 1, memberId }],
    };
  },
};
