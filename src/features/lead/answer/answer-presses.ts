import { onPress } from '../../../bot/action.ts';
import { doneNotice } from '../../../bot/reply.ts';
import { ACCEPT_LEAD, DECLINE_LEAD } from '../../../bot/signals/actions.ts';
import { submitWords, wordsForm } from '../words-dialog.ts';
import { acceptLead, declineLead, planLeadAnswer } from './answer-lead.ts';

export const pressAccept = onPress(ACCEPT_LEAD, async (turn, reference) => {
  await turn.perform(acceptLead, { reference });
  return doneNotice(turn.words('lead.accepted', { reference }));
});

/** Asks for the reason first. */
export const openDecline = onPress(DECLINE_LEAD, async (turn, typed) => {
  const { words } = turn;
  const { reference } = await turn.perform(planLeadAnswer, { reference: typed });
  const form = wordsForm(turn, {
    title: words('lead.decline.title', { reference }),
    submit: words('lead.decline.submit'),
    label: words('lead.decline.reason'),
    hint: words('lead.choose.reason_hint'),
  });
  return DECLINE_LEAD.dialog(reference, form);
});

export const submitDecline = submitWords(DECLINE_LEAD, async (turn, reference, reason, key) => {
  await turn.perform(declineLead, { reference, reason, key });
  return turn.words('lead.decline.done');
});
