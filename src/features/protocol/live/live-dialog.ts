import { onPress, onSubmit } from '../../../bot/declare/action.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { doneNotice } from '../../../bot/declare/reply.ts';
import { choice, emergencyNote } from '../../../bot/form/form-fields.ts';
import { line } from '../../../cards/blocks.ts';
import type { Dialog, Field } from '../../../cards/dialog.ts';
import { GO_BACK_TO_EXERCISE, GO_LIVE } from '../actions.ts';
import { exerciseInput, noInput } from '../input.ts';
import {
  EXERCISE_REASONS,
  goBackToExercise,
  goLive,
  type PlannedLive,
  planLive,
} from './change-live.ts';

/** Says exactly what will happen, before it does. */
export const openLive = onPress(GO_LIVE, async (ctx) => {
  const planned = await ctx.run(planLive, { live: true });
  return GO_LIVE.dialog(undefined, formOf(ctx, 'live', [noteOf(liveLines(planned, ctx))]));
});

export const openExercise = onPress(GO_BACK_TO_EXERCISE, async (ctx) => {
  const planned = await ctx.run(planLive, { live: false });
  const { words } = ctx;
  const reason = choice(
    { name: 'reason', label: words('protocol.exercise.why'), most: 1 },
    EXERCISE_REASONS,
    (one) => words(`protocol.exercise.reason.${one}`),
    [],
  );
  const fields = [noteOf(exerciseLines(planned, ctx)), reason];
  return GO_BACK_TO_EXERCISE.dialog(undefined, formOf(ctx, 'exercise', fields));
});

export const submitLive = onSubmit(GO_LIVE, noInput, async (ctx, { key }) => {
  await ctx.run(goLive, { key });
  return doneNotice(ctx.words('protocol.live.done', { partnership: ctx.partnership.name }));
});

export const submitExercise = onSubmit(
  GO_BACK_TO_EXERCISE,
  exerciseInput,
  async (ctx, { key, input }) => {
    await ctx.run(goBackToExercise, { key, ...input });
    return doneNotice(ctx.words('protocol.exercise.done', { partnership: ctx.partnership.name }));
  },
);

function formOf(
  { words, partnership }: Context,
  to: 'live' | 'exercise',
  fields: readonly Field[],
): Pick<Dialog, 'title' | 'submit' | 'fields'> {
  return {
    title: words(`protocol.${to}.ask`, { partnership: partnership.name }),
    submit: words(`protocol.${to}.submit`),
    fields: [emergencyNote(words, partnership.emergencyNumber), ...fields],
  };
}

function liveLines(
  { open, inForce }: PlannedLive,
  { words, members, beyondRoom }: Context,
): string[] {
  const left = members.filter(({ id }) => !beyondRoom.reaches(id));
  const names = left.map(({ name }) => name).join(', ');
  return [
    words('protocol.live.real', { number: inForce?.number ?? 0 }),
    words('protocol.live.room'),
    ...(left.length > 0 ? [words('protocol.live.left', { count: left.length, names })] : []),
    words('protocol.live.cards'),
    words('protocol.live.open', { count: open }),
    words('protocol.live.said', { count: beyondRoom.channels }),
  ];
}

function exerciseLines({ open }: PlannedLive, { words }: Context): string[] {
  return [
    words('protocol.exercise.real'),
    words('protocol.exercise.open', { count: open }),
    words('protocol.exercise.said'),
  ];
}

function noteOf(lines: readonly string[]): Field {
  return { tag: 'note', blocks: lines.map((text) => line(text)) };
}
