import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import { nextBlock } from '../../bot/signals/signal-words.ts';
import { line } from '../../cards/blocks.ts';
import type { Block, Card } from '../../cards/card.ts';
import type { DueMoment } from '../../domain/phrases/due-input.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import type { StepChange } from './step-lines.ts';
import { nameButtons } from './steps-card.ts';

interface Told {
  readonly how: 'set' | StepChange;
  /** The words of the step. */
  readonly what: string;
  readonly signal: Signal;
  /** When it, or the next one, is due. */
  readonly moment?: DueMoment | undefined;
}

/** Told to who did it, at once: that it is recorded, and what is waited for now. */
export function toldCard({ how, what, signal, moment }: Told, ctx: Context): Card {
  const { words, partnership, member } = ctx;
  const { reference } = signal;
  const sees = maySeeSignal(member, signal);
  const { next } = signalCardView(signal, partnership, ctx.now);
  const waits: Block[] = sees ? next.map((one) => nextBlock(one, ctx)) : [];
  return {
    ...cardHead(words(`step.told.${how}`, { reference, what }), ctx),
    blocks: [...movedBlocks(moment, ctx), ...waits],
    buttons: sees ? [...nameButtons(signal, ctx), openButton(reference, words)] : [],
  };
}

/** What was typed does not exist on that day, so it is due a little later: that is said. */
function movedBlocks(moment: DueMoment | undefined, { words }: Context): Block[] {
  if (!moment?.moved) return [];
  const at = moment.due.toString();
  return [line(`${words('step.told.moved')} `, { run: 'time', at })];
}
