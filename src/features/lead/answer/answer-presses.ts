import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import { withWords, wordsDialog } from '../words-dialog.ts';
import { acceptLead, declineLead, planLeadAnswer } from './answer-lead.ts';

export const DECLINE_ACTION = 'lead.decline';

export const accept: PressHandler = async (turn, reference) => {
  await turn.perform(acceptLead, { reference });
  return { kind: 'notice', tone: 'done', text: turn.words('lead.accepted', { reference }) };
};

/** Asks for the reason first. */
export const openDecline: PressHandler = async (turn, text) => {
  const { words } = turn;
  const { reference } = await turn.perform(planLeadAnswer, { reference: text });
  return wordsDialog(turn, {
    action: DECLINE_ACTION,
    about: reference,
    title: words('lead.decline.title', { reference }),
    submit: words('lead.decline.submit'),
    label: words('lead.decline.reason'),
    hint: words('lead.choose.reason_hint'),
  });
};

export const submitDecline: SubmissionHandler = (turn, { key, about = '', values }) =>
  withWords(turn, values, async (reason) => {
    await turn.perform(declineLead, { reference: about, reason, key });
    return { kind: 'notice', tone: 'done', text: turn.words('lead.decline.done') };
  });
