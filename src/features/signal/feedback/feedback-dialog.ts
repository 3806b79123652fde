import { randomUUID } from 'node:crypto';
import { choice, emergencyNote, MAX_TEXT_CHARACTERS } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import { feedbackInput } from '../input.ts';
import { planFeedback, recordFeedback } from './record-feedback.ts';

export const FEEDBACK_ACTION = 'signal.feedback';

/** Opens the form, if there is something to record here. */
export const openFeedback: PressHandler = async (turn, text) => {
  const reference = text.trim();
  await turn.perform(planFeedback, { reference });
  return { kind: 'dialog', dialog: feedbackDialog(turn, reference) };
};

export const submitFeedback: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(feedbackInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { told_on, told_by } = form.input;
  if (told_on > today(turn)) {
    return { kind: 'field-errors', errors: { told_on: turn.words('signal.feedback.future') } };
  }
  const teller = colleagues(turn).find(({ id }) => id === told_by);
  if (!teller)
    return { kind: 'field-errors', errors: { told_by: turn.words('field.not_offered') } };
  const { reference } = await turn.perform(recordFeedback, {
    ...form.input,
    reference: about,
    key,
    teller,
  });
  return { kind: 'notice', tone: 'done', text: turn.words('signal.feedback.done', { reference }) };
};

function feedbackDialog(turn: Turn, reference: string): Dialog {
  const { words, member } = turn;
  const teller = { name: 'told_by', label: words('signal.feedback.told_by'), most: 1 };
  const ids = colleagues(turn).map(({ id }) => id);
  const nameOf = (id: string) => colleagues(turn).find((one) => one.id === id)?.name ?? '';
  return {
    action: FEEDBACK_ACTION,
    key: randomUUID(),
    about: reference,
    title: words('signal.feedback.title', { reference }),
    submit: words('signal.feedback.submit'),
    fields: [
      emergencyNote(words, turn.partnership.emergencyNumber),
      {
        tag: 'text',
        name: 'told',
        label: words('signal.feedback.told.label'),
        hint: words('signal.feedback.told.hint'),
        required: true,
        lines: 'many',
        maxLength: MAX_TEXT_CHARACTERS,
      },
      choice(teller, ids, nameOf, [member.id]),
      {
        tag: 'date',
        name: 'told_on',
        label: words('signal.feedback.told_on'),
        required: true,
        value: today(turn),
      },
    ],
  };
}

/** Those of one's own organisation: nobody can say for others what they told. */
function colleagues({ members, member }: Turn): Turn['members'] {
  return members.filter(({ organisation }) => organisation.id === member.organisation.id);
}

function today({ now, member }: Turn): string {
  return now.toZonedDateTimeISO(member.timeZone).toPlainDate().toString();
}
