import type { Feature } from '../../bot/feature.ts';
import { LEFT_REMINDERS } from '../../ports/register-writer.ts';
import { leadAgenda } from './agenda.ts';
import { acceptLead, declineLead, planLeadAnswer } from './answer-lead.ts';
import { accept, DECLINE_ACTION, openDecline, submitDecline } from './answer-presses.ts';
import { answerQuestion, readQuestion } from './answer-question.ts';
import { askQuestion } from './ask-question.ts';
import { buildAskedCard } from './asked-card.ts';
import { beginHandover } from './begin-handover.ts';
import { CHOOSE_ACTION, openChoice, submitChoice } from './choose-dialog.ts';
import { chooseLead, planLead } from './choose-lead.ts';
import { leadCommand, showOne, showPage } from './command.ts';
import { confirmHandover, endHandover } from './confirm-handover.ts';
import { buildDeclinedCard, buildReplacedCard } from './declined-card.ts';
import { buildHandoverCard } from './handover-card.ts';
import { confirm, end, HANDOVER_ACTION, openHandover, submitHandover } from './handover-dialog.ts';
import { leadHome } from './home.ts';
import { buildLeftCard, leftReminder } from './left-member.ts';
import { listLeads } from './list-leads.ts';
import { myLeads } from './my-leads.ts';
import { planHandover } from './plan-handover.ts';
import { buildAnswerCard, buildQuestionCard } from './question-card.ts';
import {
  ANSWER_ACTION,
  ASK_ACTION,
  openAnswer,
  openQuestion,
  submitAnswer,
  submitQuestion,
} from './question-presses.ts';
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
export const leadFeature: Feature = {
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
};
