import type { Audience, CardBuilder } from '../../bot/feature.ts';
import type { Block, Button, Card, Fact, StatusBlock } from '../../cards/card.ts';
import type { SignalCardView } from '../../domain/signal-card-view.ts';
import { signalCardView } from '../../domain/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';
import { categoryNames } from './signal-words.ts';

/** The card that stands in every joint channel, one a signal. */
export const SIGNAL_CARD = 'signal.card';

export const buildSignalCard: CardBuilder = async (stores, recordId, audience) => {
  const signal = await stores.signals.find(recordId);
  return signal && signalCard(signalCardView(signal), audience);
};

export function signalCard(view: SignalCardView, audience: Audience): Card {
  const { words, partnership } = audience;
  return {
    title: signalTitle(view, words),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      ...dangerBlocks(view, audience),
      statusBlock(view, audience),
      { tag: 'facts', facts: factsOf(view, words) },
      { tag: 'text', tone: 'quiet', text: [words('signal.card.private')] },
    ],
    buttons: buttonsOf(view, words),
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

export function dangerBlocks(view: SignalCardView, { words, partnership }: Audience): Block[] {
  if (view.urgency !== 'danger_now') return [];
  const number = partnership.emergencyNumber;
  return [{ tag: 'text', tone: 'danger', text: [words('signal.danger_now', { number })] }];
}

export function statusBlock(view: SignalCardView, { words, sides }: Audience): StatusBlock {
  if (view.acknowledged) {
    const { organisation, at } = view.acknowledged;
    return {
      tag: 'status',
      symbol: 'in_hand',
      text: [words('signal.card.acknowledged', { organisation }), ' ', { run: 'time', at }],
    };
  }
  const asked = view.asked.map((side) => sides[side]).join(words('list.or'));
  return { tag: 'status', symbol: 'open', text: [words('signal.card.open', { asked })] };
}

function factsOf(view: SignalCardView, words: Words): Fact[] {
  return [
    { label: words('signal.raised'), value: [{ run: 'time', at: view.raised.at }] },
    { label: words('signal.urgency.label'), value: [words(`signal.urgency.${view.urgency}`)] },
    ...(view.area ? [{ label: words('signal.area'), value: [view.area] }] : []),
  ];
}

export function openButton(reference: string, words: Words): Button {
  return {
    action: 'signal.open',
    value: reference,
    label: words('signal.button.open'),
    look: 'normal',
    opensDialog: false,
  };
}

function buttonsOf(view: SignalCardView, words: Words): Button[] {
  const open = openButton(view.reference, words);
  if (view.acknowledged) return [open];
  const acknowledge: Button = {
    action: 'signal.acknowledge',
    value: view.reference,
    label: words('signal.button.acknowledge'),
    look: 'primary',
    opensDialog: false,
  };
  return [acknowledge, open];
}
