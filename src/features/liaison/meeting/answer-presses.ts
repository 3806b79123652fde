import { randomUUID } from 'node:crypto';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { type AnswerKind, deputiesFor } from '../../../domain/meeting/meeting.ts';
import { deputyInput } from '../input.ts';
import { DEPUTY_ACTION } from '../liaison-cards.ts';
import { memberChoice } from '../series/schedule-dialog.ts';
import { answerMeeting } from './answer-meeting.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { readerOf, whenText } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';

export const sayComing: PressHandler = (turn, name) => say(turn, name, 'coming');
export const sayNotComing: PressHandler = (turn, name) => say(turn, name, 'not_coming');

/** Of one deputy nothing is asked; of several, who of them it is. */
export const sayDeputy: PressHandler = (turn, name) => {
  const { words, member, members, partnership } = turn;
  const deputies = deputiesFor(member, members);
  if (deputies.length < 2) return say(turn, name, 'deputy');
  const field = memberChoice('deputy', words('liaison.deputy.who'), deputies, '');
  return {
    kind: 'dialog',
    dialog: {
      action: DEPUTY_ACTION,
      key: randomUUID(),
      about: name,
      title: words('liaison.deputy.title'),
      submit: words('liaison.deputy.submit'),
      fields: [emergencyNote(words, partnership.emergencyNumber), field],
    },
  };
};

export const submitDeputy: SubmissionHandler = async (turn, { about = '', values }) => {
  const form = readForm(deputyInput, values, turn.words);
  if (!form.ok) return form.reply;
  return say(turn, about, 'deputy', form.input.deputy);
};

async function say(turn: Turn, name: string, kind: AnswerKind, deputyId?: string): Promise<Reply> {
  const found = await turn.perform(answerMeeting, { name, kind, deputyId });
  return { kind: 'notice', tone: 'done', text: answered(found, kind, turn) };
}

function answered(found: MeetingOfSeries, kind: AnswerKind, turn: Turn): string {
  const { words, member, now } = turn;
  const { meeting } = found;
  const mine = meeting.answers.find(({ by }) => by.memberId === member.id);
  const deputy = mine?.deputy?.name ?? '';
  const when = whenText(meeting, readerOf(turn), now);
  const said = words(`liaison.answered.${kind}`, { name: nameOf(found), when, deputy });
  return `${said} ${quorumText(found, turn)}`;
}
