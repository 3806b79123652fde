import { feature } from '../../bot/declare/feature.ts';
import { leadAgenda } from './agenda.ts';
import * as answerLead from './answer/answer-lead.ts';
import * as askedCard from './answer/asked-card.ts';
import * as declineLead from './answer/decline-lead.ts';
import * as declinedCard from './answer/declined-card.ts';
import * as chooseDialog from './choose/choose-dialog.ts';
import * as chooseLead from './choose/choose-lead.ts';
import * as command from './command.ts';
import * as beginHandover from './handover/begin-handover.ts';
import * as confirmHandover from './handover/confirm-handover.ts';
import * as departedCard from './handover/departed-card.ts';
import * as handoverCard from './handover/handover-card.ts';
import * as handoverDialog from './handover/handover-dialog.ts';
import * as home from './home.ts';
import * as listLeads from './list-leads.ts';
import * as answerQuestion from './question/answer-question.ts';
import * as askQuestion from './question/ask-question.ts';
import * as questionCard from './question/question-card.ts';
import * as questionPresses from './question/question-presses.ts';
import * as readQuestion from './question/read-question.ts';
import * as reminders from './reminders.ts';
import * as showLead from './show-lead.ts';

/** `/lead`: who leads, what is suggested and why; choose, accept or decline, hand over. */
export const leadFeature = feature({
  key: 'lead',
  commands: [command.leadCommand],
  home: home.leadHome,
  agenda: leadAgenda,
  modules: [
    ...[command, listLeads, home, showLead, reminders],
    ...[chooseDialog, chooseLead],
    ...[answerLead, declineLead, askedCard, declinedCard],
    ...[answerQuestion, readQuestion, askQuestion, questionCard, questionPresses],
    ...[beginHandover, confirmHandover],
    ...[departedCard, handoverCard, handoverDialog],
  ],
});
