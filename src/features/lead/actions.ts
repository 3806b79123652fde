/** The buttons and forms of this feature; those that others show too stand in `bot/signals/actions.ts`. */
import { action } from '../../bot/declare/action.ts';
import { oneOf, PAGE, WORD, words } from '../../bot/declare/action-values.ts';

/** Which open signals: all, without a lead, those one leads or is asked to, or by who leads. */
export const LEAD_LISTS = ['open', 'unassigned', 'mine', 'police', 'council', 'joint'] as const;
export type LeadList = (typeof LEAD_LISTS)[number];

const FORM = { opensDialog: true } as const;

/** `mine:2`: the third page of one's own. */
export const LIST_LEADS = action('lead.list', words({ list: oneOf(LEAD_LISTS), page: PAGE }, ':'));

/** By reference: asks whoever chose the lead something, before answering. */
export const ASK_QUESTION = action('lead.ask', WORD, FORM);
/** By the id of the question. */
export const ANSWER_QUESTION = action(
  'lead.answer',
  words({ reference: WORD, question: WORD }),
  FORM,
);

/** By reference; its form remembers who led when it opened, by the id of the contact. */
export const HAND_OVER = action('lead.handover', WORD, {
  ...FORM,
  about: words({ reference: WORD, from: WORD }),
});
/** By reference: the handover that is under way. */
export const CONFIRM_HANDOVER = action('lead.confirm_handover', WORD);
export const END_HANDOVER = action('lead.end_handover', WORD);
