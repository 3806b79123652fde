import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type CardReply, cardReply, doneNotice, fieldErrors } from '../../../bot/declare/reply.ts';
import { choice, oneLine } from '../../../bot/form/form-fields.ts';
import { memberLabels } from '../../../bot/form/member-labels.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import { nameAndOrganisation } from '../../../bot/signals/signal-words.ts';
import type { Field } from '../../../cards/dialog.ts';
import { MESSAGE_LANGUAGES } from '../../../domain/crisis/message.ts';
import { SPOKESPERSON_KINDS } from '../../../domain/crisis/spokesperson.ts';
import {
  CONFIRM_BRIEFING,
  EDIT_SPOKESPERSON,
  RECORD_BRIEFING,
  REMOVE_SPOKESPERSON,
  SHOW_SPOKESPERSON,
} from '../actions.ts';
import { spokespersonInput } from '../input.ts';
import { spokespersonCard, spokespersonsCard } from './spokesperson-cards.ts';
import {
  confirmBriefing,
  listSpokespersons,
  recordBriefing,
  removeSpokesperson,
  type ShownSpokesperson,
  saveSpokesperson,
  showSpokesperson,
} from './spokespersons.ts';

/** What a choice of nobody is sent as: an empty one is a choice that was not made. */
const NOBODY = 'nobody';

/** Everybody on the list. */
export async function openSpokespersons(ctx: Context): Promise<CardReply> {
  return cardReply(spokespersonsCard(await ctx.run(listSpokespersons, {}), ctx));
}

export const pressSpokesperson = onPress(SHOW_SPOKESPERSON, async (ctx, id) =>
  cardReply(spokespersonCard(await ctx.run(showSpokesperson, { id }), ctx)),
);

/** Somebody new, or a change of somebody. */
export const pressEdit = onPress(EDIT_SPOKESPERSON, async (ctx, id) => {
  ctx.require(saveSpokesperson.right);
  const { words } = ctx;
  const shown = id === undefined ? undefined : await ctx.run(showSpokesperson, { id });
  return EDIT_SPOKESPERSON.dialog(id, {
    title: words(shown ? 'crisis.voice.change_title' : 'crisis.voice.add_title'),
    submit: words('crisis.voice.submit'),
    fields: fieldsOf(shown, ctx),
  });
});

function fieldsOf(shown: ShownSpokesperson | undefined, { words, members }: Context): Field[] {
  const { spokesperson, reach = '' } = shown ?? {};
  const nameOf = memberLabels(members, nameAndOrganisation, words);
  return [
    oneLine({
      name: 'name',
      label: words('crisis.voice.name'),
      hint: words('crisis.voice.name_hint'),
      required: true,
      value: spokesperson?.name ?? '',
    }),
    choice(
      { name: 'kind', label: words('crisis.voice.kind'), most: 1 },
      SPOKESPERSON_KINDS,
      (one) => words(`crisis.voice.kinds.${one}`),
      [spokesperson?.kind ?? 'community'],
    ),
    choice(
      { name: 'language', label: words('crisis.voice.language'), most: 1 },
      MESSAGE_LANGUAGES,
      (one) => words(`crisis.language.${one}`),
      [spokesperson?.language ?? 'en'],
    ),
    oneLine({ name: 'area', label: words('crisis.voice.area'), value: spokesperson?.area ?? '' }),
    choice(
      { name: 'member', label: words('crisis.voice.chat'), most: 1 },
      [NOBODY, ...members.map(({ id }) => id)],
      (one) => nameOf(one) || words('crisis.voice.nobody'),
      [spokesperson?.member?.memberId ?? NOBODY],
    ),
    oneLine({
      name: 'reach',
      label: words('crisis.voice.reach'),
      hint: words('crisis.voice.reach_hint'),
      value: reach,
    }),
  ];
}

export const submitEdit = onSubmit(EDIT_SPOKESPERSON, spokespersonInput, async (ctx, form) => {
  const { words } = ctx;
  const { key, about: id } = form;
  const { member, ...said } = form.input;
  const faults = (['name', 'area'] as const).filter((one) => lookAtTexts([said[one]]).length > 0);
  const errors = Object.fromEntries(faults.map((one) => [one, words('crisis.voice.person')]));
  if (faults.length > 0) return fieldErrors(errors);
  const memberId = member === NOBODY ? '' : member;
  if (memberId === '' && said.reach === '') {
    return fieldErrors({ reach: words('crisis.voice.unreachable') });
  }
  const { name } = await ctx.run(saveSpokesperson, { id, ...said, memberId, key });
  return doneNotice(words('crisis.voice.saved', { name }));
});

export const pressRemove = onPress(REMOVE_SPOKESPERSON, async (ctx, id) => {
  const { name } = await ctx.run(removeSpokesperson, { id });
  return doneNotice(ctx.words('crisis.voice.removed', { name }));
});

/** Said by the spokesperson themselves. */
export const pressConfirm = onPress(CONFIRM_BRIEFING, async (ctx, briefing) => {
  await ctx.run(confirmBriefing, briefing);
  return doneNotice(ctx.words('crisis.briefing.done'));
});

/** Said by whoever spoke with them. */
export const pressRecord = onPress(RECORD_BRIEFING, async (ctx, briefing) => {
  const { name } = await ctx.run(recordBriefing, briefing);
  return doneNotice(ctx.words('crisis.voice.recorded', { name }));
});
