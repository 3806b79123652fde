import { randomUUID } from 'node:crypto';
import { choice, longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Turn } from '../../../bot/turn.ts';
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
import { framed } from '../crisis-card-frame.ts';
import { CLOSE_ACTION, HANDOVER_ACTION, SITREP_ACTION } from '../crisis-cards.ts';
import { handoverInput, NEXT_MINUTES, sitrepInput } from '../input.ts';
import { personFaults } from '../message/event-text-faults.ts';
import { agreeToClose } from './agree-to-close.ts';
import { handOverSeat } from './hand-over-seat.ts';
import { comeIn } from './join-unit.ts';
import { type Picture, showUnit } from './show-unit.ts';
import { pictureCard } from './situation-card.ts';
import { writeSitrep } from './write-sitrep.ts';

/** @param id of a unit; nothing: the open one. */
export async function show(turn: Turn, id = ''): Promise<Reply> {
  const picture = await turn.perform(showUnit, id === '' ? {} : { id });
  return { kind: 'card', card: pictureCard(picture, turn) };
}

export const pressIn: PressHandler = async (turn, id) => {
  await turn.perform(comeIn, { id });
  return show(turn, id);
};

export async function openSitrep(turn: Turn, id = ''): Promise<Reply> {
  const { unit } = await seated(turn, id);
  const { words } = turn;
  const next = NEXT_MINUTES.find((one) => Number(one) >= unit.sitrepMinutes) ?? '60';
  return opened(turn, unit, SITREP_ACTION, 'sitrep', [
    longText({
      name: 'text',
      label: words('crisis.sitrep.text'),
      hint: words('crisis.sitrep.hint'),
      required: true,
    }),
    choice(
      { name: 'next', label: words('crisis.sitrep.next'), most: 1 },
      NEXT_MINUTES,
      (minutes) => words('crisis.minutes', { count: Number(minutes) }),
      [next],
    ),
  ]);
}

export const submitSitrep: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(sitrepInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { text, next: nextMinutes } = form.input;
  const errors = personFaults({ text }, turn.words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  await turn.perform(writeSitrep, { id: about, key, text, nextMinutes });
  return show(turn, about);
};

export async function openHandover(turn: Turn, id = ''): Promise<Reply> {
  const { unit } = await seated(turn, id);
  const { words, members, member } = turn;
  const mine = requireSeat(unit, actorOf(member));
  const free = sitters(members, mine.side).filter((one) => !seatOf(unit, one.id));
  const names = new Map(free.map((one) => [one.id, one.name]));
  if (free.length === 0) {
    return { kind: 'notice', tone: 'refused', text: words('crisis.handover.nobody') };
  }
  const holder = (place: (typeof PLACES)[number]) =>
    unit.seats.find((one) => one.side === mine.side && one.place === place)?.holder.name ?? '';
  return opened(turn, unit, HANDOVER_ACTION, 'handover', [
    choice(
      { name: 'place', label: words('crisis.handover.place'), most: 1 },
      PLACES,
      (place) => `${words(`crisis.place.${place}`)} (${holder(place)})`,
      [mine.place],
    ),
    choice(
      { name: 'to', label: words('crisis.handover.to'), most: 1 },
      [...names.keys()],
      (one) => names.get(one) ?? '',
      free[0] ? [free[0].id] : [],
    ),
    { tag: 'note', blocks: [say(words('crisis.handover.falls'))] },
  ]);
}

export const submitHandover: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const form = readForm(handoverInput, values, turn.words);
  if (!form.ok) return form.reply;
  const { place, to: toId } = form.input;
  await turn.perform(handOverSeat, { id: about, key, place, toId });
  return show(turn, about);
};

/** What is to be looked at before a unit is closed; the records say how it stands. */
export async function openClose(turn: Turn, id = ''): Promise<Reply> {
  const picture = await seated(turn, id);
  const { words } = turn;
  return opened(turn, picture.unit, CLOSE_ACTION, 'close', [
    { tag: 'note', blocks: [say(words('crisis.close.both')), ...checklist(picture, turn)] },
  ]);
}

export const submitClose: SubmissionHandler = async (turn, { key, about = '' }) => {
  const { words } = turn;
  const unit = await turn.perform(agreeToClose, { id: about, key });
  const { reference } = unit;
  if (!isOpenUnit(unit)) {
    return {
      kind: 'card',
      card: framed(unit, words('crisis.close.done', { reference }), turn, {
        blocks: [say(words('crisis.close.debrief')), say(words('crisis.close.debrief_points'))],
        buttons: [button('crisis.show', unit.id, words('crisis.button.show'))],
      }),
    };
  }
  return { kind: 'notice', tone: 'done', text: words('crisis.close.said', { reference }) };
};

function checklist({ messages, sitreps }: Picture, { words }: Turn): Block[] {
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

/** The unit, if this member sits in it: a form is not opened in vain. */
async function seated(turn: Turn, id: string): Promise<Picture> {
  turn.require(writeSitrep.right);
  const picture = await turn.perform(showUnit, id === '' ? {} : { id });
  requireSeat(picture.unit, actorOf(turn.member));
  return picture;
}

function opened(
  { words }: Turn,
  { id, reference, exercise }: CrisisUnit,
  action: string,
  what: 'sitrep' | 'handover' | 'close',
  fields: Dialog['fields'],
): Reply {
  const title = words(`crisis.${what}.dialog`, { reference });
  return {
    kind: 'dialog',
    dialog: {
      action,
      key: randomUUID(),
      about: id,
      title: exercise ? `${words('exercise.banner')} · ${title}` : title,
      submit: words(`crisis.${what}.submit`),
      fields,
    },
  };
}

function say(text: string): Block {
  return { tag: 'text', tone: 'normal', text: [text] };
}
