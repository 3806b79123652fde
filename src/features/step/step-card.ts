import { cardHead } from '../../bot/declare/card-head.ts';
import type { Audience, Context } from '../../bot/declare/context.ts';
import { postedCard } from '../../bot/declare/posted-card.ts';
import { agendaButton, dangerBlocks, openButton } from '../../bot/signals/signal-cards.ts';
import { STEP_CARD } from '../../bot/signals/step-tells.ts';
import { line, moment } from '../../cards/blocks.ts';
import type { Block, Card, Fact } from '../../cards/card.ts';
import { namesOf } from '../../domain/people/member.ts';
import type { Signal, Step } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import type { StepOfSignal } from './show-step.ts';
import { changeButtons, settledRow, stepLine } from './step-lines.ts';
import { buttonsOf } from './steps-card.ts';

/** To the owner of a step alone: that it is theirs, and after that what became of it. */
export const stepCard = postedCard(STEP_CARD, async (stores, recordId, audience) => {
  const signal = await stores.signals.findByStep(recordId);
  const step = signal?.steps.find(({ id }) => id === recordId);
  return signal && step && ownedCard(signal, step, audience);
});

function ownedCard(signal: Signal, step: Step, audience: Audience): Card {
  const { words, member } = audience;
  const { reference } = signal;
  const mine = !member || step.owner.memberId === member.id;
  const open = step.state === 'open';
  const key = open ? (mine ? 'yours' : 'not_yours') : step.state;
  const changes = open && mine && canDo(signal, 'settle_step') ? changeButtons(step, words) : [];
  return {
    ...cardHead(words(`step.owned.${key}`, { reference, what: step.what }), audience),
    blocks: open
      ? [...dangerBlocks(signal, audience), ...openBlocks(signal, step, mine, audience)]
      : [{ tag: 'list', rows: [settledRow(step, words)] }],
    buttons: [...changes, openButton(reference, words)],
  };
}

/** No "in six hours": this message does not change as time goes by. */
function openBlocks(signal: Signal, step: Step, mine: boolean, { words }: Audience): Block[] {
  const { owner, due, set, postponed } = step;
  if (!mine) return [line(words('step.owned.went', namesOf(owner)))];
  const putOff = postponed > 0 ? [` · ${words('step.postponed', { count: postponed })}`] : [];
  const setBy = `${set.by.name}, ${set.by.organisation.name}`;
  const value = [words(`signal.urgency.${signal.urgency}`)];
  const facts: Fact[] = [
    { label: words('step.owned.due'), value: [moment(due), ...putOff] },
    { label: words('step.owned.set_by'), value: [setBy] },
    ...(signal.urgency === 'normal' ? [] : [{ label: words('signal.urgency.label'), value }]),
  ];
  return [...overBlocks(signal, words), { tag: 'facts', facts }];
}

function overBlocks(signal: Signal, words: Audience['words']): Block[] {
  const { status, mergedInto: into = '' } = signal;
  if (status !== 'merged') return [];
  return [{ tag: 'status', symbol: 'done', text: [words('signal.card.merged', { into })] }];
}

/** One step, to whoever asked to see it. */
export function oneStepCard({ signal, step }: StepOfSignal, ctx: Context): Card {
  const { words } = ctx;
  const { reference } = signal;
  const open = step.state === 'open';
  const title = words(open ? 'step.card.one' : `step.owned.${step.state}`, {
    reference,
    what: step.what,
  });
  return {
    ...cardHead(title, ctx),
    blocks: open
      ? [...dangerBlocks(signal, ctx), ...stepLine(signal, step, ctx).slice(1)]
      : [{ tag: 'list', rows: [settledRow(step, words)] }],
    buttons: [
      ...buttonsOf(signal, step, ctx),
      ...(open ? [agendaButton(`${reference} ${step.what}`, words)] : []),
      openButton(reference, words),
    ],
  };
}
