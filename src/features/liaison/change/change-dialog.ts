import { createHash, randomUUID } from 'node:crypto';
import { choice, emergencyNote, oneLine } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtTexts } from '../../../bot/form/second-look-ask.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { ChoiceField, Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import { SCOPES, type Scope } from '../../../domain/meeting/series-change.ts';
import { type PlannedChange, planChange } from '../../../domain/meeting/series-moving.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { changeInput } from '../input.ts';
import { CHANGE_ACTION } from '../liaison-cards.ts';
import { nameOf } from '../meeting/find-meeting.ts';
import { plain, quiet, readerOf, strong, titleOf, whenText } from '../meeting/meeting-words.ts';
import { textOf } from '../series/schedule-dialog.ts';
import { moveRow } from './change-card.ts';
import { type AtHand, changeMeetings, planMeetingChange } from './change-meetings.ts';
import { CHANGES, type ChangeWord, readChange } from './read-change.ts';

/** Meetings named before a change is made; of more their number is said. */
const MOST_SHOWN = 6;
const SAID = /^(move|skip|cancel)(?:\s+([\s\S]*))?$/;
const NAMED = /^(l-?\d{4}-?\d{1,6}(?:\s*\/\s*\d{4}-\d{2}-\d{2})?)(?:\s+([\s\S]*))?$/i;

/** @param value what is to be done, the name of the meeting, and for a move where to: "move L-2026-0001 Thu 14:00". */
export const openChange: PressHandler = async (turn, value) => {
  const [, said = '', rest = ''] = SAID.exec(value.trim()) ?? [];
  const word = CHANGES.find((one) => one === said);
  if (!word) throw new Refusal('unknown_action');
  const [, name = '', when = name === '' ? rest : ''] = NAMED.exec(rest.trim()) ?? [];
  const atHand = await turn.perform(planMeetingChange, { name });
  const values = { when: when.replaceAll(/\s+/g, ' ') };
  const key = randomUUID();
  return { kind: 'dialog', dialog: changeDialog(turn, { word, atHand, key, values, shown: '' }) };
};

/** Shows exactly what will happen; sent again, it happens. */
export const submitChange: SubmissionHandler = async (turn, { key, about = '', values }) => {
  const [said, name = '', shown = ''] = about.split(' ');
  const word = CHANGES.find((one) => one === said);
  if (!word) throw new Refusal('unknown_action');
  const form = readForm(changeInput, values, turn.words);
  if (!form.ok) return form.reply;
  const atHand = await turn.perform(planMeetingChange, { name });
  const read = readChange(turn, atHand, word, form.input);
  const person = lookAtTexts([form.input.reason]).length > 0;
  const reason = { reason: turn.words('liaison.fault.person') };
  if (read.kind === 'fault' || person) {
    const errors = { ...(read.kind === 'fault' && read.errors), ...(person && reason) };
    return { kind: 'field-errors', errors };
  }
  const asked = { word, atHand, key, values, ...(read.field && { ask: read.field }) };
  if (read.kind === 'ask') return asDialog(turn, { ...asked, shown: '' });
  const { partnership, now } = turn;
  const plan = planChange(atHand, read.wanted, partnership, now, randomUUID);
  const print = printOf(plan);
  if (print !== shown) return asDialog(turn, { ...asked, shown: print, plan });
  const { reason: why } = form.input;
  const done = await turn.perform(changeMeetings, { name, wanted: read.wanted, reason: why, key });
  return { kind: 'notice', tone: 'done', text: doneText(turn, atHand, word, done) };
};

interface Changing {
  readonly word: ChangeWord;
  readonly atHand: AtHand;
  readonly key: string;
  readonly values: FormValues;
  /** Names what was shown: a form that is sent with it is done. */
  readonly shown: string;
  readonly plan?: PlannedChange;
  readonly ask?: ChoiceField;
}

function asDialog(turn: Turn, changing: Changing): Reply {
  return { kind: 'dialog', dialog: changeDialog(turn, changing) };
}

function changeDialog(turn: Turn, changing: Changing): Dialog {
  const { words, partnership } = turn;
  const { word, atHand, key, values, shown, plan, ask } = changing;
  const name = nameOf(atHand);
  return {
    action: CHANGE_ACTION,
    key,
    about: `${word} ${name} ${shown}`.trim(),
    title: words(`liaison.change.${word}.title`),
    submit: words(plan ? `liaison.change.${word}.submit` : 'liaison.change.show'),
    fields: [
      ...(plan ? [planNote(turn, atHand, plan)] : []),
      emergencyNote(words, partnership.emergencyNumber),
      whichNote(turn, atHand),
      ...scopeField(turn, atHand, values),
      ...(word === 'move' ? [whenField(turn, values)] : []),
      ...(ask ? [ask] : []),
      oneLine({
        name: 'reason',
        label: words('liaison.change.reason'),
        hint: words('liaison.change.reason_hint'),
        value: textOf(values, 'reason'),
      }),
    ],
  };
}

function whichNote(turn: Turn, atHand: AtHand): Field {
  const { words, now } = turn;
  const when = whenText(atHand.meeting, readerOf(turn), now);
  const title = titleOf(atHand.series, words);
  return { tag: 'note', blocks: [strong(`${nameOf(atHand)} · ${title}`), plain(when)] };
}

/** A meeting that comes once has nothing after it. */
function scopeField({ words }: Turn, { series }: AtHand, values: FormValues): Field[] {
  if (series.rhythms.every(({ rule }) => rule === '')) return [];
  const field = { name: 'scope', label: words('liaison.change.scope'), most: 1 };
  const chosen = textOf(values, 'scope') || 'this';
  return [choice(field, SCOPES, (scope: Scope) => words(`liaison.scope.${scope}`), [chosen])];
}

function whenField({ words }: Turn, values: FormValues): Field {
  const [label, hint] = [words('liaison.change.when'), words('liaison.change.when_hint')];
  return oneLine({ name: 'when', label, hint, required: true, value: textOf(values, 'when') });
}

/** Exactly what will happen, and to how many. */
function planNote(turn: Turn, { series }: AtHand, { changed, kind }: PlannedChange): Field {
  const { words, members, member } = turn;
  const rows = changed.slice(0, MOST_SHOWN).map(({ before, meeting }) => {
    const to = meeting.state === 'planned' ? meeting.starts : undefined;
    return moveRow({ from: before.starts, to }, turn);
  });
  const people = invitedOf(series, members).filter(({ id }) => id !== member.id);
  const left = changed.length - rows.length;
  const surprises = changed.flatMap(({ meeting }) =>
    kind === 'moved' ? meeting.surprises.map((one) => words(`liaison.surprise.${one}`)) : [],
  );
  return {
    tag: 'note',
    blocks: [
      strong(words('liaison.change.plan', { count: changed.length })),
      { tag: 'list', rows },
      ...(left > 0 ? [quiet(words('liaison.changed.left', { count: left }))] : []),
      ...[...new Set(surprises)].map(
        (text) => ({ tag: 'status', symbol: 'overdue', text: [text] }) as const,
      ),
      plain(words('liaison.change.told', { count: people.length })),
      ...(kind === 'cancelled' ? [plain(words('liaison.change.no_undo'))] : []),
    ],
  };
}

function printOf({ kind, scope, changed, series }: PlannedChange): string {
  const moves = changed.map(({ before, meeting }) => [
    before.id,
    meeting.date,
    meeting.starts.toString(),
  ]);
  const text = JSON.stringify([kind, scope, moves, series.rhythms]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function doneText(
  turn: Turn,
  { series }: AtHand,
  word: ChangeWord,
  { changed }: PlannedChange,
): string {
  const { reference } = series;
  return turn.words(`liaison.change.${word}.done`, { reference, count: changed.length });
}
