import type { Context } from '../../bot/declare/context.ts';
import { AGREE_TO_CLOSE, AGREE_TO_OUTCOME, OPEN_STEPS } from '../../bot/signals/actions.ts';
import { openButton } from '../../bot/signals/signal-cards.ts';
import type { Button } from '../../cards/card.ts';
import type { Side } from '../../domain/people/side.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { openSteps } from '../../domain/signal/step.ts';
import { outcomeMark, sidesInOrder } from '../../domain/signal/weighing.ts';
import { NOTE_VIEW, PROPOSE_OUTCOME } from './actions.ts';
import type { ShownWeighing } from './show-weighing.ts';

/** What this member may do now; one of it is primary: what is asked next. */
export function weighingButtons({ signal, side }: ShownWeighing, { words }: Context): Button[] {
  const { reference } = signal;
  const open = openButton(reference, words);
  if (!side) return [open];
  const seen = { reference, seen: outcomeMark(signal) };
  const propose = words(signal.outcome ? 'weighing.button.else' : 'weighing.button.propose');
  const offered = [
    mayAgree(signal, side) && AGREE_TO_OUTCOME.button(seen, words('weighing.button.agree')),
    mayClose(signal, side) && AGREE_TO_CLOSE.button(seen, words('weighing.button.close')),
    mayPropose(signal) && PROPOSE_OUTCOME.button(reference, propose),
    canDo(signal, 'note_view') && NOTE_VIEW.button(reference, words('weighing.button.view')),
    waitsForSteps(signal) && OPEN_STEPS.button(reference, words('weighing.button.steps')),
  ].filter((one) => one !== false);
  const next = nextAction(signal, side);
  const primary = offered.map((one): Button => {
    return one.action === next ? { ...one, look: 'primary' } : one;
  });
  return [...primary, open];
}

/** What is asked of this side next, if anything is. */
function nextAction(signal: Signal, side: Side): string | undefined {
  if (!signal.views[side]) return NOTE_VIEW.name;
  if (mayAgree(signal, side)) return AGREE_TO_OUTCOME.name;
  if (mayClose(signal, side)) return AGREE_TO_CLOSE.name;
  if (waitsForSteps(signal)) return OPEN_STEPS.name;
  return signal.outcome ? undefined : PROPOSE_OUTCOME.name;
}

function waitsForSteps(signal: Signal): boolean {
  return signal.status === 'weighed' && openSteps(signal).length > 0;
}

function mayAgree({ outcome, status }: Signal, side: Side): boolean {
  const waits = outcome !== undefined && !outcome.agreed && canDo({ status }, 'agree_outcome');
  return waits && outcome.proposed.by.organisation.side !== side;
}

function mayClose(signal: Signal, side: Side): boolean {
  return canDo(signal, 'close') && !signal.closing.sides[side] && openSteps(signal).length === 0;
}

function mayPropose(signal: Signal): boolean {
  const bothNoted = sidesInOrder(signal).every((side) => signal.views[side]);
  return canDo(signal, 'propose_outcome') && bothNoted;
}
