import { randomUUID } from 'node:crypto';
import { emergencyNote, longText } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Dialog, Field, FormValues } from '../../../cards/dialog.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { viewMark } from '../../../domain/signal/weighing.ts';
import { viewInput } from '../input.ts';
import { scoreFaults } from '../no-scores.ts';
import { otherName } from '../weighing-blocks.ts';
import { noteView, type PlannedView, planView } from './note-view.ts';

export const NOTE_ACTION = 'weighing.note';

/** What a form of a view is about: the signal, the side, and the view it began with. */
interface About {
  readonly reference: string;
  readonly side: Side;
  readonly seen: string;
}

/** Opens the form with what the side wrote before. */
export const openNote: PressHandler = async (turn, value) => {
  const planned = await turn.perform(planView, { reference: value.trim() });
  const { view = '', summary = '' } = planned;
  const dialog = viewDialog(turn, aboutOf(planned), randomUUID(), { view, summary });
  return { kind: 'dialog', dialog };
};

export const submitNote: SubmissionHandler = async (turn, { key, about: text = '', values }) => {
  const { words } = turn;
  const about = parseAbout(text);
  const form = readForm(viewInput, values, words);
  if (!form.ok) return form.reply;
  const errors = scoreFaults(form.input, words);
  if (Object.keys(errors).length > 0) return { kind: 'field-errors', errors };
  const { view, summary } = form.input;
  const look = await lookAtForm([view, summary], values, words, (above) => ({
    kind: 'dialog',
    dialog: viewDialog(turn, about, key, values, above),
  }));
  if (!look.ok) return look.reply;
  const { clean, detail } = look;
  const input = { ...about, key, detail, view: clean(view), summary: clean(summary) };
  try {
    return noted(await turn.perform(noteView, input), about.side, turn);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'view_changed') {
      return askAgain(turn, about.reference, key, values);
    }
    throw error;
  }
};

function noted(signal: Signal, side: Side, turn: Turn): Reply {
  const both = SIDES.every((one) => signal.views[one]);
  const key = both ? 'weighing.view.done_next' : 'weighing.view.done';
  const { reference } = signal;
  const text = turn.words(key, { reference, other: otherName(side, turn) });
  return { kind: 'notice', tone: 'done', text };
}

/** Somebody of the same side was faster: shows what they wrote above what was typed. */
async function askAgain(
  turn: Turn,
  reference: string,
  key: string,
  values: FormValues,
): Promise<Reply> {
  const planned = await turn.perform(planView, { reference });
  const name = planned.signal.views[planned.side]?.by.name ?? '';
  const heading = turn.words('weighing.view.meanwhile', { name });
  const above: Field = {
    tag: 'note',
    blocks: [{ tag: 'quote', heading, text: planned.view ?? '' }],
  };
  return { kind: 'dialog', dialog: viewDialog(turn, aboutOf(planned), key, values, [above]) };
}

function viewDialog(
  turn: Turn,
  about: About,
  key: string,
  values: FormValues,
  above: readonly Field[] = [],
): Dialog {
  const { words, partnership } = turn;
  const { reference, side, seen } = about;
  const text = (name: string) => String(values[name] ?? '');
  return {
    action: NOTE_ACTION,
    key,
    about: `${reference} ${side} ${seen}`,
    title: words('weighing.view.title', { reference }),
    submit: words('weighing.view.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      longText({
        name: 'view',
        label: words(`weighing.view.view.${side}`),
        hint: words('weighing.view.view_hint'),
        required: true,
        value: text('view'),
      }),
      longText({
        name: 'summary',
        label: words('weighing.view.summary', { other: otherName(side, turn) }),
        hint: words('weighing.view.summary_hint'),
        required: true,
        value: text('summary'),
      }),
    ],
  };
}

function aboutOf({ signal, side }: PlannedView): About {
  return { reference: signal.reference, side, seen: viewMark(signal, side) };
}

function parseAbout(text: string): About {
  const [reference = '', named, seen = ''] = text.split(' ');
  const side = SIDES.find((one) => one === named);
  if (!side) throw new Refusal('unknown_action');
  return { reference, side, seen };
}
