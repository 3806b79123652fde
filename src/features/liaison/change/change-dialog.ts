import { randomUUID } from 'node:crypto';
import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type DialogReply, doneNotice, fieldErrors } from '../../../bot/declare/reply.ts';
import { choice, chosen, emergencyNote, type OpenedWith } from '../../../bot/form/form-fields.ts';
import { heading, line, quiet } from '../../../cards/blocks.ts';
import type { ChoiceField, Field, FormValues } from '../../../cards/dialog.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import { SCOPES, type Scope } from '../../../domain/meeting/series-change.ts';
import { movesOf, type PlannedChange, planChange } from '../../../domain/meeting/series-moving.ts';
import { isBareNumber } from '../../../domain/reference.ts';
import { CHANGE_MEETINGS, type ChangeWord } from '../actions.ts';
import { changeInput, fingerprint, personFaults, splitName } from '../input.ts';
import { aboutMeeting, status } from '../meeting/meeting-words.ts';
import { lineOf } from '../series/meeting-fields.ts';
import { moveRow } from './change-card.ts';
import { type AtHand, changeMeetings, planMeetingChange } from './change-meetings.ts';
import { readChange } from './read-change.ts';

/** Meetings named before a change is made; of more their number is said. */
const MOST_SHOWN = 6;

/** @param text the name of the meeting, if it is not the next one, and for a move where to: "L-2026-0001 Thu 14:00". */
export function openTyped(ctx: Context, word: ChangeWord, text: string): Promise<DialogReply> {
  const { name, rest } = splitName(text);
  // "1 December" is a day: a number names a series only where nothing follows it.
  return isBareNumber(text) ? open(ctx, word, text, '') : open(ctx, word, name, rest);
}

export const openChange = onPress(CHANGE_MEETINGS, (ctx, { word, name, to = '' }) =>
  open(ctx, word, name, to),
);

async function open(ctx: Context, word: ChangeWord, name: string, when: string) {
  const atHand = await ctx.run(planMeetingChange, { name });
  return changeDialog(ctx, { word, atHand, values: { when } });
}

/** Shows exactly what will happen; sent again, it happens. */
export const submitChange = onSubmit(CHANGE_MEETINGS, changeInput, async (ctx, form) => {
  const { key, about, input, values } = form;
  const { word, name } = about;
  const atHand = await ctx.run(planMeetingChange, { name });
  const { reason } = input;
  const read = readChange(ctx, atHand, word, input);
  const faults = personFaults(ctx, { reason });
  if (read.kind === 'fault') return fieldErrors({ ...read.errors, ...faults });
  if (Object.keys(faults).length > 0) return fieldErrors(faults);
  const asked = { word, atHand, key, values, ...(read.field && { ask: read.field }) };
  if (read.kind === 'ask') return changeDialog(ctx, asked);
  const { wanted } = read;
  const plan = planChange(atHand, wanted, ctx.partnership, ctx.now, randomUUID);
  const shown = printOf(plan);
  if (shown !== about.shown) return changeDialog(ctx, { ...asked, shown, plan });
  const { changed } = await ctx.run(changeMeetings, { name, wanted, reason, key });
  const done = { reference: atHand.series.reference, count: changed.length };
  return doneNotice(ctx.words(`liaison.change.${word}.done`, done));
});

interface Changing extends Omit<OpenedWith, 'above'> {
  readonly word: ChangeWord;
  readonly atHand: AtHand;
  /** Names what was shown: a form that is sent with it is done. */
  readonly shown?: string;
  readonly plan?: PlannedChange;
  readonly ask?: ChoiceField;
}

function changeDialog(
  ctx: Context,
  { word, atHand, values, shown, plan, ask, ...again }: Changing,
): DialogReply {
  const { words, partnership } = ctx;
  const { name, title, when } = aboutMeeting(atHand, ctx);
  const reason = [words('liaison.change.reason'), words('liaison.change.reason_hint')] as const;
  const about = { word, name, shown };
  return CHANGE_MEETINGS.dialog(about, {
    ...again,
    title: words(`liaison.change.${word}.title`),
    submit: words(plan ? `liaison.change.${word}.submit` : 'liaison.change.show'),
    fields: [
      ...(plan ? [planNote(ctx, atHand, plan)] : []),
      emergencyNote(words, partnership.emergencyNumber),
      { tag: 'note', blocks: [heading(`${name} · ${title}`), line(when)] },
      ...scopeField(ctx, atHand, values),
      ...(word === 'move' ? [whenField(ctx, values)] : []),
      ...(ask ? [ask] : []),
      lineOf(values, 'reason', ...reason),
    ],
  });
}

/** A meeting that comes once has nothing after it. */
function scopeField({ words }: Context, { series }: AtHand, values: FormValues): Field[] {
  if (series.rhythms.every(({ rule }) => rule === '')) return [];
  const field = { name: 'scope', label: words('liaison.change.scope'), most: 1 };
  const labelOf = (scope: Scope) => words(`liaison.scope.${scope}`);
  return [choice(field, SCOPES, labelOf, chosen(values, 'scope', 'this'))];
}

function whenField({ words }: Context, values: FormValues): Field {
  const [label, hint] = [words('liaison.change.when'), words('liaison.change.when_hint')];
  return { ...lineOf(values, 'when', label, hint), required: true };
}

/** Exactly what will happen, and to how many. */
function planNote(ctx: Context, { series }: AtHand, { changed, kind }: PlannedChange): Field {
  const { words, members, member } = ctx;
  const rows = movesOf(changed.slice(0, MOST_SHOWN)).map((move) => moveRow(move, ctx));
  const people = invitedOf(series, members).filter(({ id }) => id !== member.id);
  const left = changed.length - rows.length;
  const surprises = changed.flatMap(({ meeting }) =>
    kind === 'moved' ? meeting.surprises.map((one) => words(`liaison.surprise.${one}`)) : [],
  );
  return {
    tag: 'note',
    blocks: [
      heading(words('liaison.change.plan', { count: changed.length })),
      { tag: 'list', rows },
      ...(left > 0 ? [quiet(words('liaison.changed.left', { count: left }))] : []),
      ...[...new Set(surprises)].map((text) => status('overdue', text)),
      line(words('liaison.change.told', { count: people.length })),
      ...(kind === 'cancelled' ? [line(words('liaison.change.no_undo'))] : []),
    ],
  };
}

function printOf({ kind, scope, changed, series }: PlannedChange): string {
  const moves = changed.map(({ before, meeting: { date, starts } }) => [before.id, date, starts]);
  return fingerprint([kind, scope, moves, series.rhythms]);
}
