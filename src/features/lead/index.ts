import { legacyFeature } from '../../bot/legacy.ts';
import { LEFT_REMINDERS } from '../../ports/people/register-writer.ts';
import { leadAgenda } from './agenda.ts';
import { acceptLead, declineLead, planLeadAnswer } from './answer/answer-lead.ts';
import { accept, DECLINE_ACTION, openDecline, submitDecline } from './answer/answer-presses.ts';
import { buildAskedCard } from './answer/asked-card.ts';
import { buildDeclinedCard, buildReplacedCard } from './answer/declined-card.ts';
import { CHOOSE_ACTION, openChoice, submitChoice } from './choose/choose-dialog.ts';
import { chooseLead, planLead } from './choose/choose-lead.ts';
import { leadCommand, showOne, showPage } from './command.ts';
import { beginHandover } from './handover/begin-handover.ts';
import { confirmHandover, endHandover } from './handover/confirm-handover.ts';
import { buildLeftCard, leftReminder } from './handover/departed-lead.ts';
import { buildHandoverCard } from './handover/handover-card.ts';
import {
  confirm,
  end,
  HANDOVER_ACTION,
  openHandover,
  submitHandover,
} from './handover/handover-dialog.ts';
import { planHandover } from './handover/plan-handover.ts';
import { leadHome } from './home.ts';
import { listLeads } from './list-leads.ts';
import { myLeads } from './my-leads.ts';
import { answerQuestion, readQuestion } from './question/answer-question.ts';
import { askQuestion } from './question/ask-question.ts';
import { buildAnswerCard, buildQuestionCard } from './question/question-card.ts';
import {
  ANSWER_ACTION,
  ASK_ACTION,
  openAnswer,
  openQuestion,
  submitAnswer,
  submitQuestion,
} from './question/question-presses.ts';
import { showLead } from './show-lead.ts';
import {
  ANSWER_CARD,
  ASKED_CARD,
  DECLINED_CARD,
  HANDOVER_CARD,
  LEFT_CARD,
  QUESTION_CARD,
  REPLACED_CARD,
} from './tell-lead.ts';

/** `/lead`: who leads, what is suggested and why; choose, accept or decline, hand over. */
export const leadFeature = legacyFeature({
  key: 'lead',
  commands: [leadCommand],
  presses: {
    'lead.open': showOne,
    'lead.list': showPage,
    'lead.accept': accept,
    'lead.confirm_handover': confirm,
    'lead.end_handover': end,
    [CHOOSE_ACTION]: openChoice,
    [DECLINE_ACTION]: openDecline,
    [ASK_ACTION]: openQuestion,
    [ANSWER_ACTION]: openAnswer,
    [HANDOVER_ACTION]: openHandover,
  },
  submissions: {
    [CHOOSE_ACTION]: submitChoice,
    [DECLINE_ACTION]: submitDecline,
    [ASK_ACTION]: submitQuestion,
    [ANSWER_ACTION]: submitAnswer,
    [HANDOVER_ACTION]: submitHandover,
  },
  home: leadHome,
  agenda: leadAgenda,
  reminders: { [LEFT_REMINDERS]: leftReminder },
  cards: {
    [ASKED_CARD]: buildAskedCard,
    [DECLINED_CARD]: buildDeclinedCard,
    [REPLACED_CARD]: buildReplacedCard,
    [QUESTION_CARD]: buildQuestionCard,
    [ANSWER_CARD]: buildAnswerCard,
    [HANDOVER_CARD]: buildHandoverCard,
    [LEFT_CARD]: buildLeftCard,
  },
  useCases: [
    showLead,
    planLead,
    chooseLead,
    planLeadAnswer,
    acceptLead,
    declineLead,
    askQuestion,
    readQuestion,
    answerQuestion,
    planHandover,
    beginHandover,
    confirmHandover,
    endHandover,
    listLeads,
    myLeads,
  ],
});
