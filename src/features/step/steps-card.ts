import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { NEW_STEP } from '../../bot/signals/actions.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { nextBlock } from '../../bot/signals/signal-words.ts';
import { heading, quiet } from '../../cards/blocks.ts';
import type { Block, Button, Card, ListRow } from '../../cards/card.ts';
import { hasRight } from '../../domain/people/right.ts';
import type { Signal, Step } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { mayChangeStep, openSteps } from '../../domain/signal/step.ts';
import type { Words } from '../../locales/words.ts';
import { ONE_STEP } from './actions.ts';
import { setStep } from './set/set-step.ts';
import { changeButtons, openRow, settledRow } from './step-lines.ts';

/** Settled steps shown at once; the newest. */
const MOST_SETTLED = 10;

/** The steps of a signal, to one member: what is open, what was settled, and what else is waited for. */
export function stepsCard(signal: Signal, ctx: Context): Card {
  const { words } = ctx;
  const open = openSteps(signal);
  const settled = signal.steps.filter(({ state }) => state !== 'open').toReversed();
  return {
    ...cardHead(titleOf(signal, open, words), ctx),
    blocks: [
      ...list(open.map((step) => rowOf(signal, step, open.length, ctx))),
      ...otherBlocks(signal, ctx),
      ...(settled.length > 0 ? [heading(words('step.card.settled'))] : []),
      ...list(settled.slice(0, MOST_SETTLED).map((step) => settledRow(step, words))),
      ...leftBlocks(settled.length - MOST_SETTLED, words),
    ],
    buttons: [
      ...open.slice(0, open.length === 1 ? 1 : 0).flatMap((step) => buttonsOf(signal, step, ctx)),
      ...nameButtons(signal, ctx),
      openButton(signal.reference, words),
    ],
  };
}

/** Names the next step, if that can be done here by this member. */
export function nameButtons(signal: Signal, { words, member }: Context): Button[] {
  if (!canDo(signal, 'set_step') || !hasRight(member, setStep.right)) return [];
  const look = openSteps(signal).length === 0 ? 'primary' : 'normal';
  return [NEW_STEP.button(signal.reference, words('step.button.new'), look)];
}

/** What can be done with a step by this member, if anything. */
export function buttonsOf(signal: Signal, step: Step, { words, member }: Context): Button[] {
  const may = canDo(signal, 'settle_step') && mayChangeStep(member, signal, step);
  return may && step.state === 'open' ? changeButtons(step, words) : [];
}

function titleOf({ reference }: Signal, open: readonly Step[], words: Words): string {
  const [first, ...others] = open;
  if (!first) return words('step.card.none', { reference });
  if (others.length === 0) return words('step.card.one', { reference, what: first.what });
  return words('step.card.several', { reference, count: open.length });
}

/** Of several, each row leads to its own buttons: four times four on one card nobody reads. */
function rowOf(signal: Signal, step: Step, count: number, ctx: Context): ListRow {
  const row = openRow(signal, step, ctx);
  return count === 1 ? row : { ...row, button: oneButton(step.id, ctx.words) };
}

export function oneButton(stepId: string, words: Words): Button {
  return ONE_STEP.button(stepId, words('step.button.one'));
}

function otherBlocks(signal: Signal, ctx: Context): Block[] {
  const { next } = signalCardView(signal, ctx.partnership, ctx.now);
  return next.filter(({ kind }) => kind !== 'step').map((one) => nextBlock(one, ctx));
}

function list(rows: readonly ListRow[]): Block[] {
  return rows.length > 0 ? [{ tag: 'list', rows }] : [];
}

function leftBlocks(count: number, words: Words): Block[] {
  if (count <= 0) return [];
  return [quiet(words('step.card.left', { count }))];
}
