import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import {
  type DialogReply,
  doneNotice,
  fieldErrors,
  type NoticeReply,
} from '../../../bot/declare/reply.ts';
import { emergencyNote, longText, type OpenedWith } from '../../../bot/form/form-fields.ts';
import { lookAtForm } from '../../../bot/form/second-look-form.ts';
import type { Field } from '../../../cards/dialog.ts';
import { SIDES, type Side } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { viewMark } from '../../../domain/signal/weighing.ts';
import { NOTE_VIEW } from '../actions.ts';
import { scoreFaults, viewInput } from '../input.ts';
import { otherName } from '../weighing-blocks.ts';
import { type NoteView, noteView, type PlannedView, planView } from './note-view.ts';

/** The signal, the side, and the view that its form began with. */
type About = Pick<NoteView, 'reference' | 'side' | 'seen'>;

/** Opens the form with what the side wrote before. */
export const pressNote = onPress(NOTE_VIEW, async (ctx, reference) => {
  const planned = await ctx.run(planView, { reference });
  const { view = '', summary = '' } = planned;
  return viewDialog(ctx, aboutOf(planned), { values: { view, summary } });
});

/** Notes the view; who was overtaken by their own side is shown what stands there now. */
export const submitNote = onSubmit(NOTE_VIEW, viewInput, async (ctx, form) => {
  const { about, input } = form;
  const errors = scoreFaults(input, ctx.words);
  if (Object.keys(errors).length > 0) return fieldErrors(errors);
  const look = await lookAtForm(ctx, form, input, (again) => viewDialog(ctx, about, again));
  if (!look.ok) return look.reply;
  try {
    const signal = await ctx.run(noteView, { ...about, ...look.input });
    return noted(signal, about.side, ctx);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'view_changed') throw error;
    return askAgain(ctx, about.reference, form);
  }
});

function noted(signal: Signal, side: Side, ctx: Context): NoticeReply {
  const both = SIDES.every((one) => signal.views[one]);
  const key = both ? 'weighing.view.done_next' : 'weighing.view.done';
  const { reference } = signal;
  return doneNotice(ctx.words(key, { reference, other: otherName(side, ctx) }));
}

/** Somebody of the same side was faster: shows what they wrote above what was typed. */
async function askAgain(ctx: Context, reference: string, form: OpenedWith): Promise<DialogReply> {
  const planned = await ctx.run(planView, { reference });
  const name = planned.signal.views[planned.side]?.by.name ?? '';
  const heading = ctx.words('weighing.view.meanwhile', { name });
  const quote = { tag: 'quote', heading, text: planned.view ?? '' } as const;
  const above: Field = { tag: 'note', blocks: [quote] };
  return viewDialog(ctx, aboutOf(planned), { ...form, above: [above] });
}

function viewDialog(
  ctx: Context,
  about: About,
  { key, values, above = [] }: OpenedWith,
): DialogReply {
  const { words, partnership } = ctx;
  const { reference, side } = about;
  const field = (name: 'view' | 'summary', label: string) => {
    const hint = words(`weighing.view.${name}_hint`);
    return longText({ name, label, hint, required: true, value: String(values[name] ?? '') });
  };
  return NOTE_VIEW.dialog(about, {
    key,
    title: words('weighing.view.title', { reference }),
    submit: words('weighing.view.submit'),
    fields: [
      ...above,
      emergencyNote(words, partnership.emergencyNumber),
      field('view', words(`weighing.view.view.${side}`)),
      field('summary', words('weighing.view.summary', { other: otherName(side, ctx) })),
    ],
  });
}

function aboutOf({ signal, side }: PlannedView): About {
  return { reference: signal.reference, side, seen: viewMark(signal, side) };
}
