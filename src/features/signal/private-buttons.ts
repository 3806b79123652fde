import type { Context } from '../../bot/declare/context.ts';
import {
  ACKNOWLEDGE_SIGNAL,
  AGREE_TO_CLOSE,
  AGREE_TO_OUTCOME,
  GIVE_FEEDBACK,
  OPEN_LEAD,
  OPEN_STEPS,
  OPEN_WEIGHING,
  REOPEN_SIGNAL,
} from '../../bot/signals/actions.ts';
import { agendaButton } from '../../bot/signals/signal-cards.ts';
import type { Button } from '../../cards/card.ts';
import { isSide } from '../../domain/people/side.ts';
import { canDo, isOpen, type SignalAction } from '../../domain/signal/signal-life.ts';
import { requireFeedback } from '../../domain/signal/signal-visibility.ts';
import { speaksFor } from '../../domain/signal/weighing.ts';
import { OPEN_TIMELINE } from './actions.ts';
import { allNotesButton } from './private-blocks.ts';
import type { ShownSignal } from './show-signal.ts';

/** What this member may do with it now; what is asked next stays first. */
export function privateButtons(
  shown: ShownSignal,
  card: readonly Button[],
  ctx: Context,
): Button[] {
  const { signal } = shown;
  const { words } = ctx;
  const { reference } = signal;
  const signs = isSide(ctx.member.organisation.side);
  const can = (...actions: SignalAction[]) => actions.some((action) => canDo(signal, action));
  const weighs = signs && (can('note_view') || Object.keys(signal.views).length > 0);
  const leads = signs && (can('choose_lead', 'hand_over') || signal.lead !== undefined);
  const owns = signal.steps.some(({ owner }) => owner.memberId === ctx.member.id);
  const steps = can('set_step') && (signs || owns);
  const primary = card.filter((one) => one.look === 'primary' && isTheirs(one, shown, ctx));
  const others = [
    weighs && OPEN_WEIGHING.button(reference, words('signal.button.weigh')),
    leads && OPEN_LEAD.button(reference, words('signal.button.leads')),
    steps && OPEN_STEPS.button(reference, words('signal.button.step')),
    signs && can('reopen') && REOPEN_SIGNAL.button(reference, words('signal.button.reopen')),
    ...allNotesButton(shown, ctx),
    isOpen(signal) && agendaButton(reference, words),
    OPEN_TIMELINE.button(reference, words('signal.button.timeline')),
    mayTell(shown, ctx) && GIVE_FEEDBACK.button(reference, words('signal.button.feedback')),
  ].filter((one) => one !== false);
  const offered = primary.map(({ action }) => action);
  return [...primary, ...others.filter(({ action }) => !offered.includes(action))];
}

/** What the channel's card offers to everybody is not everybody's to press. */
function isTheirs({ action }: Button, { signal }: ShownSignal, { member }: Context): boolean {
  const { organisation } = member;
  if (!isSide(organisation.side)) return false;
  const { raised, outcome, closing } = signal;
  const side = speaksFor(member, signal);
  switch (action) {
    case ACKNOWLEDGE_SIGNAL.name:
      return raised.by.organisation.id !== organisation.id;
    case AGREE_TO_OUTCOME.name:
      return side !== undefined && outcome?.proposed.by.organisation.side !== side;
    case AGREE_TO_CLOSE.name:
      return side !== undefined && closing.sides[side] === undefined;
    default:
      return true;
  }
}

function mayTell({ signal }: ShownSignal, { member }: Context): boolean {
  try {
    requireFeedback(member, signal);
    return true;
  } catch {
    return false;
  }
}
