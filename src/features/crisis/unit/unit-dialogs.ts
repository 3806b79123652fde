import { type Action, onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type CardReply, cardReply, doneNotice, type Reply } from '../../../bot/declare/reply.ts';
import { choice, longText } from '../../../bot/form/form-fields.ts';
import { memberLabels } from '../../../bot/form/member-labels.ts';
import { line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import type { Dialog } from '../../../cards/dialog.ts';
import { sitters } from '../../../domain/crisis/seating.ts';
import { standingOf } from '../../../domain/crisis/signing.ts';
import {
  type CrisisUnit,
  isOpenUnit,
  PLACES,
  requireSeat,
  seatOf,
} from '../../../domain/crisis/unit.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { CLOSE_UNIT, HAND_OVER_SEAT, JOIN_UNIT, SHOW_UNIT, WRITE_SITREP } from '../actions.ts';
import { crisisCard, markedTitle, showButton } from '../crisis-card-frame.ts';
import { onEventText } from '../event-text-faults.ts';
import { emptyInput, handoverInput, nextMinutesField, sitrepInput } from '../input.ts';
import { agreeToClose } from './agree-to-close.ts';
import { handOverSeat } from './hand-over-seat.ts';
import { joinUnit } from './join-unit.ts';
import { type NamedUnit, readUnit, type Situation, showUnit } from './situation.ts';
import { situationCard } from './situation-card.ts';
import { writeSitrep } from './write-sitrep.ts';

/** The situation in the unit that is named, else in the open one. */
export async function show(ctx: Context, which: NamedUnit): Promise<CardReply> {
  return cardReply(situationCard(await ctx.run(showUnit, which), ctx));
}

export const pressShow = onPress(SHOW_UNIT, (ctx, id) => show(ctx, { id }));

export const pressJoin = onPress(JOIN_UNIT, async (ctx, id) => {
  await ctx.run(joinUnit, { id });
  return show(ctx, { id });
});

/** Asks what is known now. @param id of a unit; nothing: the open one. */
export async function openSitrep(ctx: Context, id?: string): Promise<Reply> {
  const { unit } = await seated(ctx, id);
  const { words } = ctx;
  const asked = { label: words('crisis.sitrep.text'), hint: words('crisis.sitrep.hint') };
  return opened(ctx, unit, WRITE_SITREP, 'sitrep', [
    longText({ name: 'text', ...asked, required: true }),
    nextMinutesField(words('crisis.sitrep.next'), unit.sitrepMinutes, '60', words),
  ]);
}

export const pressSitrep = onPress(WRITE_SITREP, openSitrep);

export const submitSitrep = onEventText(
  WRITE_SITREP,
  sitrepInput,
  async (ctx, { key, about: id, input: { text, next: nextMinutes } }) => {
    await ctx.run(writeSitrep, { id, key, text, nextMinutes });
    return show(ctx, { id });
  },
);

/** Asks which place goes to whom. @param id of a unit; nothing: the open one. */
export async function openHandover(ctx: Context, id?: string): Promise<Reply> {
  const { unit } = await seated(ctx, id);
  const { words, members, member } = ctx;
  const mine = requireSeat(unit, actorOf(member));
  const free = sitters(members, mine.side).filter((one) => !seatOf(unit, one.id));
  const [first] = free;
  if (!first) return { kind: 'notice', tone: 'refused', text: words('crisis.handover.nobody') };
  const holder = (place: (typeof PLACES)[number]) =>
    unit.seats.find((one) => one.side === mine.side && one.place === place)?.holder.name ?? '';
  return opened(ctx, unit, HAND_OVER_SEAT, 'handover', [
    choice(
      { name: 'place', label: words('crisis.handover.place'), most: 1 },
      PLACES,
      (place) => `${words(`crisis.place.${place}`)} (${holder(place)})`,
      [mine.place],
    ),
    choice(
      { name: 'to', label: words('crisis.handover.to'), most: 1 },
      free.map(({ id }) => id),
      memberLabels(free, (one) => one.name, words),
      [first.id],
    ),
    { tag: 'note', blocks: [line(words('crisis.handover.falls'))] },
  ]);
}

export const pressHandover = onPress(HAND_OVER_SEAT, openHandover);

export const submitHandover = onSubmit(
  HAND_OVER_SEAT,
  handoverInput,
  async (ctx, { key, about: id, input: { place, to: toId } }) => {
    await ctx.run(handOverSeat, { id, key, place, toId });
    return show(ctx, { id });
  },
);

/** What is to be looked at before a unit is closed; the records say how it stands. */
export async function openClose(ctx: Context, id?: string): Promise<Reply> {
  const situation = await seated(ctx, id);
  const both = line(ctx.words('crisis.close.both'));
  return opened(ctx, situation.unit, CLOSE_UNIT, 'close', [
    { tag: 'note', blocks: [both, ...checklist(situation, ctx)] },
  ]);
}

export const pressClose = onPress(CLOSE_UNIT, openClose);

export const submitClose = onSubmit(CLOSE_UNIT, emptyInput, async (ctx, { key, about: id }) => {
  const { words } = ctx;
  const unit = await ctx.run(agreeToClose, { id, key });
  const { reference } = unit;
  if (isOpenUnit(unit)) return doneNotice(words('crisis.close.said', { reference }));
  const card = crisisCard(unit, words('crisis.close.done', { reference }), ctx, {
    blocks: [line(words('crisis.close.debrief')), line(words('crisis.close.debrief_points'))],
    buttons: [showButton(unit, words)],
  });
  return cardReply(card);
});

function checklist({ messages, sitreps }: Situation, { words }: Context): Block[] {
  const pushed = messages.filter(({ version }) => version.pushed);
  const cleared = pushed.at(-1)?.message.kind === 'all_clear';
  const waiting = messages.filter((one) => standingOf(one) !== 'pushed');
  const rows = [
    { ok: pushed.length === 0 || cleared, text: words('crisis.close.check_clear') },
    { ok: waiting.length === 0, text: words('crisis.close.check_waiting') },
    { ok: sitreps.length > 0, text: words('crisis.close.check_sitrep') },
  ];
  const asked = (['voices', 'boards', 'people', 'log'] as const).map((one) => ({
    text: [words(`crisis.close.check_${one}`)],
    symbol: 'open' as const,
  }));
  const known = rows.map(({ ok, text }) => ({
    text: [text],
    symbol: ok ? ('done' as const) : ('overdue' as const),
    detail: [words(ok ? 'crisis.close.yes' : 'crisis.close.no')],
  }));
  return [{ tag: 'list', rows: [...known, ...asked] }];
}

/** The situation, if this member sits in the unit: a form is not opened in vain. */
async function seated(ctx: Context, id: string | undefined): Promise<Situation> {
  ctx.require(writeSitrep.right);
  const situation = await ctx.run(readUnit, { id });
  requireSeat(situation.unit, actorOf(ctx.member));
  return situation;
}

function opened(
  { words }: Context,
  unit: CrisisUnit,
  action: Action<string, string>,
  what: 'sitrep' | 'handover' | 'close',
  fields: Dialog['fields'],
): Reply {
  const title = words(`crisis.${what}.dialog`, { reference: unit.reference });
  return action.dialog(unit.id, {
    title: markedTitle(unit, title, words),
    submit: words(`crisis.${what}.submit`),
    fields,
  });
}
