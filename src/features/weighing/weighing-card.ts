import { button, openButton } from '../../bot/signals/signal-cards.ts';
import type { Turn } from '../../bot/turn.ts';
import type { Block, Button, Card } from '../../cards/card.ts';
import type { Side } from '../../domain/people/side.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { canDo } from '../../domain/signal/signal-life.ts';
import { openSteps } from '../../domain/signal/step.ts';
import { outcomeMark, sidesInOrder } from '../../domain/signal/weighing.ts';
import type { ShownWeighing } from './show-weighing.ts';
import { closingBlocks, moreBlocks, weighingStatus } from './weighing-blocks.ts';

/** What one member sees of how both sides weigh a signal, and what is theirs to do. */
export function weighingCard(shown: ShownWeighing, turn: Turn): Card {
  const { signal, reason, reads } = shown;
  const { words, partnership } = turn;
  const written = Object.keys(signal.views).length > 0;
  return {
    title: words('weighing.title', { reference: signal.reference }),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      weighingStatus(signal, turn),
      ...moreBlocks(signal, words),
      ...quote(words('weighing.reason'), reason),
      ...closingBlocks(signal, turn),
      ...sidesInOrder(signal).flatMap((side) => sideBlocks(side, shown, turn)),
      ...(written && !reads
        ? [{ tag: 'text', tone: 'quiet', text: [words('weighing.unread')] } as const]
        : []),
    ],
    buttons: weighingButtons(shown, turn),
  };
}

/** Who noted a side's view, and as much of it as this member reads. */
function sideBlocks(
  side: Side,
  { signal, side: own, own: view, summaries }: ShownWeighing,
  { words, sides }: Turn,
): Block[] {
  const deed = signal.views[side];
  const whose = `${sides[side]}, ${words(`weighing.side.${side}`)}: `;
  const heading = { run: 'strong', text: whose } as const;
  if (!deed) {
    return [{ tag: 'status', symbol: 'open', text: [heading, words('weighing.not_noted')] }];
  }
  const noted = `${words('weighing.noted_by', { name: deed.by.name })} `;
  const at = { run: 'time', at: deed.at.toString() } as const;
  const inFull = side === own && view !== undefined;
  return [
    { tag: 'status', symbol: 'done', text: [heading, noted, at] },
    ...(inFull
      ? quote(words('weighing.own'), view)
      : quote(words('weighing.summary', { side: sides[side] }), summaries[side])),
  ];
}

function quote(heading: string, text: string | undefined): Block[] {
  return text === undefined ? [] : [{ tag: 'quote', heading, text }];
}

/** What this member may do now; one of it is primary: what is asked next. */
function weighingButtons({ signal, side }: ShownWeighing, { words }: Turn): Button[] {
  const { reference } = signal;
  const open = openButton(reference, words);
  if (!side) return [open];
  const marked = `${reference} ${outcomeMark(signal)}`;
  const offered = [
    mayAgree(signal, side) && button('weighing.agree', marked, words('weighing.button.agree')),
    mayClose(signal, side) && button('weighing.close', marked, words('weighing.button.close')),
    mayPropose(signal) &&
      button(
        'weighing.propose',
        reference,
        words(signal.outcome ? 'weighing.button.else' : 'weighing.button.propose'),
        { opensDialog: true },
      ),
    canDo(signal, 'note_view') &&
      button('weighing.note', reference, words('weighing.button.view'), { opensDialog: true }),
    signal.status === 'weighed' &&
      openSteps(signal).length > 0 &&
      button('step.open', reference, words('weighing.button.steps')),
  ].filter((one) => one !== false);
  const next = nextAction(signal, side);
  const primary = offered.map((one): Button => {
    return one.action === next ? { ...one, look: 'primary' } : one;
  });
  return [...primary, open];
}

/** What is asked of this side next, if anything is. */
function nextAction(signal: Signal, side: Side): string | undefined {
  if (!signal.views[side]) return 'weighing.note';
  if (mayAgree(signal, side)) return 'weighing.agree';
  if (mayClose(signal, side)) return 'weighing.close';
  if (signal.status === 'weighed' && openSteps(signal).length > 0) return 'step.open';
  return signal.outcome ? undefined : 'weighing.propose';
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
