import { onPress, onSubmit } from '../../../bot/action.ts';
import { choice, emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../../bot/reply.ts';
import { GIVE_FEEDBACK } from '../../../bot/signals/actions.ts';
import type { Turn } from '../../../bot/turn.ts';
import { feedbackInput } from '../input.ts';
import { planFeedback, recordFeedback } from './record-feedback.ts';

/** Opens the form, if there is something to record here. */
export async function openFeedback(turn: Turn, text: string): Promise<DialogReply> {
  const reference = text.trim();
  await turn.perform(planFeedback, { reference });
  return feedbackDialog(turn, reference);
}

export const pressFeedback = onPress(GIVE_FEEDBACK, openFeedback);

/** Records what was told; by a colleague, and not in the future. */
export const submitFeedback = onSubmit(GIVE_FEEDBACK, feedbackInput, async (turn, form) => {
  const { words } = turn;
  const { key, about, input } = form;
  if (input.told_on > today(turn)) {
    return fieldErrors({ told_on: words('signal.feedback.future') });
  }
  const teller = colleagues(turn).find(({ id }) => id === input.told_by);
  if (!teller) return fieldErrors({ told_by: words('field.not_offered') });
  const feedback = { ...input, reference: about, key, teller };
  const { reference } = await turn.perform(recordFeedback, feedback);
  return doneNotice(words('signal.feedback.done', { reference }));
});

function feedbackDialog(turn: Turn, reference: string): DialogReply {
  const { words, member } = turn;
  const teller = { name: 'told_by', label: words('signal.feedback.told_by'), most: 1 };
  const names = new Map(colleagues(turn).map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? '';
  return GIVE_FEEDBACK.dialog(reference, {
    title: words('signal.feedback.title', { reference }),
    submit: words('signal.feedback.submit'),
    fields: [
      emergencyNote(words, turn.partnership.emergencyNumber),
      longText({
        name: 'told',
        label: words('signal.feedback.told.label'),
        hint: words('signal.feedback.told.hint'),
        required: true,
      }),
      choice(teller, [...names.keys()], nameOf, [member.id]),
      {
        tag: 'date',
        name: 'told_on',
        label: words('signal.feedback.told_on'),
        required: true,
        value: today(turn),
      },
    ],
  });
}

/** Those of one's own organisation: nobody can say for others what they told. */
function colleagues({ members, member }: Turn): Turn['members'] {
  return members.filter(({ organisation }) => organisation.id === member.organisation.id);
}

function today({ now, member }: Turn): string {
  return now.toZonedDateTimeISO(member.timeZone).toPlainDate().toString();
}
