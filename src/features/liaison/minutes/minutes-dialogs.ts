import { randomUUID } from 'node:crypto';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog, FormValues, TextField } from '../../../cards/dialog.ts';
import { MAX_DECISION_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { pointText } from '../agenda/agenda-words.ts';
import { correctionInput, recordInput } from '../input.ts';
import { CORRECT_ACTION, RECORD_ACTION } from '../liaison-cards.ts';
import { strong } from '../meeting/meeting-words.ts';
import { invitable, memberChoice, textOf } from '../series/schedule-dialog.ts';
import { approveMinutes, correctMinutes, proposeMinutes } from './approve-minutes.ts';
import { minutesCard } from './minutes-card.ts';
import { type PointAtHand, planRecord, recordPoint } from './record-point.ts';

/** What was decided on one point, and who does what by when. */
export const openRecord: PressHandler = async (turn, pointId) => {
  const atHand = await turn.perform(planRecord, { pointId });
  const values = { decision: atHand.point.decision ?? '' };
  return { kind: 'dialog', dialog: recordDialog(turn, randomUUID(), atHand, values) };
};

export const submitRecord: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(recordInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { decision, action, owner, due } = form.input;
  const wanted = action !== '' || due !== '';
  const read = wanted ? readDueFields(turn, values) : undefined;
  const errors = {
    ...personFaults(turn, { decision, action }),
    ...(decision === '' && !wanted ? { decision: turn.words('liaison.fault.nothing') } : {}),
    ...(read?.kind === 'fault' ? read.errors : {}),
    ...(wanted ? missing(turn, { action, owner, due }) : {}),
  };
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  if (read?.kind === 'ask') {
    const atHand = await turn.perform(planRecord, { pointId: about });
    return { kind: 'dialog', dialog: recordDialog(turn, key, atHand, values, read.moments) };
  }
  const agreed =
    read?.kind === 'due' ? { what: action, ownerId: owner, due: read.moment.due } : undefined;
  const input = { pointId: about, decision, action: agreed, key };
  return { kind: 'card', card: minutesCard(await turn.perform(recordPoint, input), turn) };
};

export const propose: PressHandler = async (turn, name) => {
  await turn.perform(proposeMinutes, { name });
  return { kind: 'notice', tone: 'done', text: turn.words('liaison.minutes.proposed', { name }) };
};

export const approve: PressHandler = async (turn, name) => {
  const minutes = await turn.perform(approveMinutes, { name });
  return { kind: 'card', card: minutesCard(minutes, turn) };
};

export const openCorrection: PressHandler = (turn, name) => {
  const { words, partnership } = turn;
  const field: TextField = {
    ...decisionField(words('liaison.minutes.correction'), words('liaison.minutes.words_hint'), ''),
    name: 'text',
    required: true,
  };
  return {
    kind: 'dialog',
    dialog: {
      action: CORRECT_ACTION,
      key: randomUUID(),
      about: name,
      title: words('liaison.minutes.correct_title'),
      submit: words('liaison.minutes.correct_submit'),
      fields: [emergencyNote(words, partnership.emergencyNumber), field],
    },
  };
};

export const submitCorrection: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(correctionInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { text } = form.input;
  const errors = personFaults(turn, { text });
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  const minutes = await turn.perform(correctMinutes, { name: about, text, key });
  return { kind: 'card', card: minutesCard(minutes, turn) };
};

function recordDialog(
  turn: Turn,
  key: string,
  { point }: PointAtHand,
  values: FormValues,
  moments: readonly DueMoment[] = [],
): Dialog {
  const { words, partnership, members } = turn;
  const hint = words('liaison.minutes.words_hint');
  const owner = memberChoice(
    'owner',
    words('liaison.minutes.owner'),
    invitable(members),
    textOf(values, 'owner'),
  );
  return {
    action: RECORD_ACTION,
    key,
    about: point.id,
    title: words('liaison.minutes.record_title'),
    submit: words('liaison.minutes.record_submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [strong(pointText(point, words))] },
      decisionField(words('liaison.minutes.decision'), hint, textOf(values, 'decision')),
      oneLine({
        name: 'action',
        label: words('liaison.minutes.action'),
        hint: words('liaison.minutes.action_hint'),
        value: textOf(values, 'action'),
      }),
      { ...owner, required: false },
      ...dueFields(turn, values, false, moments),
    ],
  };
}

function decisionField(label: string, hint: string, value: string): TextField {
  const maxLength = MAX_DECISION_CHARACTERS;
  const name = 'decision';
  return { tag: 'text', lines: 'many', required: false, name, label, hint, maxLength, value };
}

/** Minutes are read by everybody invited, so nothing in them may concern a person. */
function personFaults({ words }: Turn, texts: Readonly<Record<string, string>>) {
  const found = Object.entries(texts).filter(([, text]) => lookAtTexts([text]).length > 0);
  return Object.fromEntries(found.map(([name]) => [name, words('liaison.fault.person')]));
}

/** An action is whole or not there. */
function missing({ words }: Turn, texts: Readonly<Record<string, string>>) {
  const absent = Object.entries(texts).filter(([, text]) => text === '');
  return Object.fromEntries(absent.map(([name]) => [name, words('field.required')]));
}
