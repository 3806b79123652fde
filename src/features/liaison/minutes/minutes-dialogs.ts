import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  cardReply,
  type DialogReply,
  doneNotice,
  fieldErrors,
} from '../../../bot/declare/reply.ts';
import { dueFields, readDueFields } from '../../../bot/form/due-field.ts';
import { emergencyNote, longText, type OpenedWith } from '../../../bot/form/form-fields.ts';
import { heading } from '../../../cards/blocks.ts';
import type { TextField } from '../../../cards/dialog.ts';
import { MAX_DECISION_CHARACTERS } from '../../../domain/meeting/agenda.ts';
import type { DueMoment } from '../../../domain/phrases/due-input.ts';
import { APPROVE_MINUTES, CORRECT_MINUTES, PROPOSE_MINUTES, RECORD_POINT } from '../actions.ts';
import { pointText } from '../agenda/agenda-card.ts';
import { correctionInput, personFaults, recordInput } from '../input.ts';
import { invitable, lineOf, memberChoice, textOf } from '../series/meeting-fields.ts';
import { approveMinutes, correctMinutes, proposeMinutes } from './approve-minutes.ts';
import { minutesCard } from './minutes-card.ts';
import { type PointAtHand, planRecord, recordPoint } from './record-point.ts';

/** What was decided on one point, and who does what by when. */
export const openRecord = onPress(RECORD_POINT, async (ctx, pointId) => {
  const atHand = await ctx.run(planRecord, { pointId });
  return recordDialog(ctx, atHand, { values: { decision: atHand.point.decision ?? '' } });
});

export const submitRecord = onSubmit(RECORD_POINT, recordInput, async (ctx, form) => {
  const { key, about: pointId, input, values } = form;
  const { decision, action, owner, due } = input;
  const wanted = action !== '' || due !== '';
  const read = wanted ? readDueFields(ctx, values) : undefined;
  const errors = {
    ...personFaults(ctx, { decision, action }),
    ...(decision === '' && !wanted ? { decision: ctx.words('liaison.fault.nothing') } : {}),
    ...(read?.kind === 'fault' ? read.errors : {}),
    ...(wanted ? missing(ctx, { action, owner, due }) : {}),
  };
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  if (read?.kind === 'ask') {
    const atHand = await ctx.run(planRecord, { pointId });
    return recordDialog(ctx, atHand, { key, values }, read.moments);
  }
  const agreed =
    read?.kind === 'due' ? { what: action, ownerId: owner, due: read.moment.due } : undefined;
  const record = { pointId, decision, action: agreed, key };
  return cardReply(minutesCard(await ctx.run(recordPoint, record), ctx));
});

export const propose = onPress(PROPOSE_MINUTES, async (ctx, name) => {
  await ctx.run(proposeMinutes, { name });
  return doneNotice(ctx.words('liaison.minutes.proposed', { name }));
});

export const approve = onPress(APPROVE_MINUTES, async (ctx, name) =>
  cardReply(minutesCard(await ctx.run(approveMinutes, { name }), ctx)),
);

export const openCorrection = onPress(CORRECT_MINUTES, (ctx, name) => {
  const { words, partnership } = ctx;
  const field = { ...decisionField(ctx, 'correction'), name: 'text', required: true };
  return CORRECT_MINUTES.dialog(name, {
    title: words('liaison.minutes.correct_title'),
    submit: words('liaison.minutes.correct_submit'),
    fields: [emergencyNote(words, partnership.emergencyNumber), field],
  });
});

export const submitCorrection = onSubmit(CORRECT_MINUTES, correctionInput, async (ctx, form) => {
  const { key, about: name, input } = form;
  const errors = personFaults(ctx, input);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const minutes = await ctx.run(correctMinutes, { name, text: input.text, key });
  return cardReply(minutesCard(minutes, ctx));
});

function recordDialog(
  ctx: Context,
  { point }: PointAtHand,
  { key, values }: OpenedWith,
  moments?: readonly DueMoment[],
): DialogReply {
  const { words, partnership, members } = ctx;
  const label = words('liaison.minutes.owner');
  const owner = memberChoice(words, 'owner', label, invitable(members), textOf(values, 'owner'));
  return RECORD_POINT.dialog(point.id, {
    key,
    title: words('liaison.minutes.record_title'),
    submit: words('liaison.minutes.record_submit'),
    fields: [
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [heading(pointText(point, words))] },
      decisionField(ctx, 'decision', textOf(values, 'decision')),
      lineOf(
        values,
        'action',
        words('liaison.minutes.action'),
        words('liaison.minutes.action_hint'),
      ),
      { ...owner, required: false },
      ...dueFields(ctx, values, false, moments),
    ],
  });
}

function decisionField({ words }: Context, what: 'decision' | 'correction', value = ''): TextField {
  const hint = words('liaison.minutes.words_hint');
  const field = longText({ name: what, label: words(`liaison.minutes.${what}`), hint, value });
  return { ...field, maxLength: MAX_DECISION_CHARACTERS };
}

/** An action is whole or not there. */
function missing({ words }: Context, texts: Readonly<Record<string, string>>) {
  const absent = Object.entries(texts).filter(([, text]) => text === '');
  return Object.fromEntries(absent.map(([name]) => [name, words('field.required')]));
}
