import { cardHead } from '../../bot/declare/card-head.ts';
import type { Audience } from '../../bot/declare/context.ts';
import { postedCard } from '../../bot/declare/posted-card.ts';
import {
  ACKNOWLEDGE_SIGNAL,
  AGREE_TO_CLOSE,
  AGREE_TO_OUTCOME,
  CHOOSE_LEAD,
  OPEN_STEPS,
} from '../../bot/signals/actions.ts';
import { dangerBlocks, openButton, SIGNAL_CARD } from '../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import { moment, quiet } from '../../cards/blocks.ts';
import type { Button, Card, Fact, StatusBlock } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import type { NextView, SignalCardView } from '../../domain/signal/signal-card-view.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';
import { leadFact, nextBlocks, outcomeFact } from './signal-card-lines.ts';

/** Stands in every joint channel. */
export const postedSignalCard = postedCard(SIGNAL_CARD, async (stores, recordId, audience) => {
  const signal = await stores.signals.find(recordId);
  return signal && signalCard(signalCardView(signal, audience.partnership, audience.now), audience);
});

/** What everybody may know of a signal, and what is asked next. */
export function signalCard(view: SignalCardView, audience: Audience): Card {
  const { words } = audience;
  return {
    ...cardHead(signalTitle(view, words), audience),
    blocks: [
      ...dangerBlocks(view, audience),
      statusBlock(view, audience),
      ...nextBlocks(view, audience),
      { tag: 'facts', facts: factsOf(view, audience) },
      quiet(words('signal.card.private')),
    ],
    buttons: buttonsOf(view, audience),
  };
}

/** "S-2026-0042 · Recruitment · raised by Police Havenstad" */
export function signalTitle(view: SignalCardView, words: Words): string {
  return words('signal.card.title', {
    reference: view.reference,
    categories: categoryNames(view.categories, words),
    organisation: view.raised.organisation,
  });
}

/** How far it is, in one line. */
export function statusBlock(view: SignalCardView, { words, sides }: Audience): StatusBlock {
  const { status, acknowledged, mergedInto: into = '', outcome: made } = view;
  if (status === 'closed') {
    const outcome = made ? words(`signal.outcome.${made.kind}`) : '';
    return { tag: 'status', symbol: 'done', text: [words('signal.card.closed', { outcome })] };
  }
  if (status === 'merged') {
    return { tag: 'status', symbol: 'done', text: [words('signal.card.merged', { into })] };
  }
  if (acknowledged) {
    const { organisation, at } = acknowledged;
    const said = words('signal.card.acknowledged', { organisation });
    return { tag: 'status', symbol: 'in_hand', text: [said, ' ', moment(at)] };
  }
  const asked = view.asked.map((side) => sides[side]).join(words('list.or'));
  return { tag: 'status', symbol: 'open', text: [words('signal.card.open', { asked })] };
}

function factsOf(view: SignalCardView, audience: Audience): Fact[] {
  const { words } = audience;
  const links = view.links.join(', ');
  return [
    ...leadFact(view, words),
    ...outcomeFact(view, audience),
    { label: words('signal.raised'), value: [moment(view.raised.at)] },
    { label: words('signal.urgency.label'), value: [words(`signal.urgency.${view.urgency}`)] },
    ...(view.area ? [{ label: words('signal.area'), value: [view.area] }] : []),
    ...(links ? [{ label: words('signal.links'), value: [links] }] : []),
  ];
}

/** One primary button: what is asked next. Who reads it alone is not offered what is asked of others. */
function buttonsOf(view: SignalCardView, { words, member }: Audience): Button[] {
  const open = openButton(view.reference, words);
  const others = view.status === 'raised' && member && !asks(view, member);
  const primary = others ? undefined : primaryButton(view, words);
  return primary ? [primary, open] : [open];
}

function asks({ asked }: SignalCardView, { organisation }: Member): boolean {
  return asked.some((side) => side === organisation.side);
}

function primaryButton(view: SignalCardView, words: Words): Button | undefined {
  const { status, reference, lead, outcome } = view;
  const look = 'primary';
  const asked = (kind: NextView['kind']) => view.next.some((one) => one.kind === kind);
  if (status === 'raised') {
    return ACKNOWLEDGE_SIGNAL.button(reference, words('signal.button.acknowledge'), look);
  }
  const seen = outcome && { reference, seen: outcome.mark };
  if (seen && asked('agree_outcome')) {
    return AGREE_TO_OUTCOME.button(seen, words('signal.button.agree'), look);
  }
  if (seen && asked('agree_close')) {
    return AGREE_TO_CLOSE.button(seen, words('signal.button.close'), look);
  }
  if (status === 'acknowledged' && !lead?.contacts.some(({ state }) => state === 'asked')) {
    return CHOOSE_LEAD.button(reference, words('signal.button.lead'), look);
  }
  if (status !== 'led' && status !== 'weighed') return undefined;
  return OPEN_STEPS.button(reference, words('signal.button.step'), look);
}
