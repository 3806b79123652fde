import { randomUUID } from 'node:crypto';
import { choice, emergencyNote } from '../../../bot/form/form-fields.ts';
import { readForm } from '../../../bot/form/form-input.ts';
import type { PressHandler, SubmissionHandler } from '../../../bot/legacy.ts';
import type { Turn } from '../../../bot/turn.ts';
import type { Block } from '../../../cards/card.ts';
import type { Dialog, Field } from '../../../cards/dialog.ts';
import { exerciseInput } from '../input.ts';
import { EXERCISE_ACTION, LIVE_ACTION } from '../protocol-cards.ts';
import {
  EXERCISE_REASONS,
  goBackToExercise,
  goLive,
  type PlannedLive,
  planLive,
} from './change-live.ts';

/** Says exactly what will happen, before it does. */
export const openLive: PressHandler = async (turn) => {
  const planned = await turn.perform(planLive, { live: true });
  return { kind: 'dialog', dialog: dialogOf(turn, 'live', [noteOf(liveLines(planned, turn))]) };
};

export const openExercise: PressHandler = async (turn) => {
  const planned = await turn.perform(planLive, { live: false });
  const { words } = turn;
  const reason = choice(
    { name: 'reason', label: words('protocol.exercise.why'), most: 1 },
    EXERCISE_REASONS,
    (one) => words(`protocol.exercise.reason.${one}`),
    [],
  );
  const fields = [noteOf(exerciseLines(planned, turn)), reason];
  return { kind: 'dialog', dialog: dialogOf(turn, 'exercise', fields) };
};

export const submitLive: SubmissionHandler = async ({ perform, words, partnership }, { key }) => {
  await perform(goLive, { key });
  const text = words('protocol.live.done', { partnership: partnership.name });
  return { kind: 'notice', tone: 'done', text };
};

export const submitExercise: SubmissionHandler = async (turn, { key, values }) => {
  const form = readForm(exerciseInput, values, turn.words);
  if (!form.ok) return form.reply;
  await turn.perform(goBackToExercise, { key, ...form.input });
  const text = turn.words('protocol.exercise.done', { partnership: turn.partnership.name });
  return { kind: 'notice', tone: 'done', text };
};

function dialogOf(turn: Turn, to: 'live' | 'exercise', fields: readonly Field[]): Dialog {
  const { words, partnership } = turn;
  return {
    action: to === 'live' ? LIVE_ACTION : EXERCISE_ACTION,
    key: randomUUID(),
    title: words(`protocol.${to}.ask`, { partnership: partnership.name }),
    submit: words(`protocol.${to}.submit`),
    fields: [emergencyNote(words, partnership.emergencyNumber), ...fields],
  };
}

function liveLines({ open, inForce }: PlannedLive, { words, members, beyondRoom }: Turn): string[] {
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

function exerciseLines({ open }: PlannedLive, { words }: Turn): string[] {
  return [
    words('protocol.exercise.real'),
    words('protocol.exercise.open', { count: open }),
    words('protocol.exercise.said'),
  ];
}

function noteOf(lines: readonly string[]): Field {
  const blocks = lines.map((text): Block => ({ tag: 'text', tone: 'normal', text: [text] }));
  return { tag: 'note', blocks };
}
