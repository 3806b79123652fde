import { onPress, onSubmit } from '../../../bot/action.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { doneNotice, type Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { type AnswerKind, deputiesFor } from '../../../domain/meeting/meeting.ts';
import { SAY_COMING, SAY_DEPUTY, SAY_NOT_COMING } from '../actions.ts';
import { deputyInput } from '../input.ts';
import { memberChoice } from '../series/schedule-dialog.ts';
import { answerMeeting } from './answer-meeting.ts';
import type { MeetingOfSeries } from './find-meeting.ts';
import { aboutMeeting, quorumText } from './meeting-words.ts';

export const sayComing = onPress(SAY_COMING, (turn, name) => say(turn, name, 'coming'));
export const sayNotComing = onPress(SAY_NOT_COMING, (turn, name) => say(turn, name, 'not_coming'));

/** Of one deputy nothing is asked; of several, who of them it is. */
export const sayDeputy = onPress(SAY_DEPUTY, (turn, name) => {
  const { words, member, members, partnership } = turn;
  const deputies = deputiesFor(member, members);
  if (deputies.length < 2) return say(turn, name, 'deputy');
  const field = memberChoice('deputy', words('liaison.deputy.who'), deputies, '');
  return SAY_DEPUTY.dialog(name, {
    title: words('liaison.deputy.title'),
    submit: words('liaison.deputy.submit'),
    fields: [emergencyNote(words, partnership.emergencyNumber), field],
  });
});

export const submitDeputy = onSubmit(SAY_DEPUTY, deputyInput, (turn, { about: name, input }) =>
  say(turn, name, 'deputy', input.deputy),
);

async function say(turn: Turn, name: string, kind: AnswerKind, deputyId?: string): Promise<Reply> {
  const found = await turn.perform(answerMeeting, { name, kind, deputyId });
  return doneNotice(answered(found, kind, turn));
}

function answered(found: MeetingOfSeries, kind: AnswerKind, turn: Turn): string {
  const { words, member } = turn;
  const mine = found.meeting.answers.find(({ by }) => by.memberId === member.id);
  const deputy = mine?.deputy?.name ?? '';
  const said = words(`liaison.answered.${kind}`, { deputy, ...aboutMeeting(found, turn) });
  return `${said} ${quorumText(found, turn)}`;
}
