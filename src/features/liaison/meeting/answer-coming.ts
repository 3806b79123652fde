import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { emergencyNote } from '../../../bot/form/form-fields.ts';
import { type AnswerKind, deputiesFor } from '../../../domain/meeting/meeting.ts';
import { SAY_COMING, SAY_DEPUTY, SAY_NOT_COMING } from '../actions.ts';
import { deputyInput } from '../input.ts';
import { memberChoice } from '../series/meeting-fields.ts';
import { answerMeeting } from './answer-meeting.ts';
import { aboutMeeting } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';

export const sayComing = onPress(SAY_COMING, (ctx, name) => say(ctx, name, 'coming'));
export const sayNotComing = onPress(SAY_NOT_COMING, (ctx, name) => say(ctx, name, 'not_coming'));

/** Of one deputy nothing is asked; of several, who of them it is. */
export const sayDeputy = onPress(SAY_DEPUTY, (ctx, name) => {
  const { words, member, members, partnership } = ctx;
  const deputies = deputiesFor(member, members);
  if (deputies.length < 2) return say(ctx, name, 'deputy');
  const field = memberChoice(words, 'deputy', words('liaison.deputy.who'), deputies, '');
  return SAY_DEPUTY.dialog(name, {
    title: words('liaison.deputy.title'),
    submit: words('liaison.deputy.submit'),
    fields: [emergencyNote(words, partnership.emergencyNumber), field],
  });
});

export const submitDeputy = onSubmit(SAY_DEPUTY, deputyInput, (ctx, { about: name, input }) =>
  say(ctx, name, 'deputy', input.deputy),
);

async function say(ctx: Context, name: string, kind: AnswerKind, deputyId?: string) {
  const found = await ctx.run(answerMeeting, { name, kind, deputyId });
  const mine = found.meeting.answers.find(({ by }) => by.memberId === ctx.member.id);
  const about = { deputy: mine?.deputy?.name ?? '', ...aboutMeeting(found, ctx) };
  const said = ctx.words(`liaison.answered.${kind}`, about);
  return doneNotice(`${said} ${quorumText(found, ctx)}`);
}
