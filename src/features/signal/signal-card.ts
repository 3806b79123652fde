import type { CardBuilder } from '../../bot/posted-card.ts';
import { button, openButton } from '../../bot/signals/signal-cards.ts';
import { categoryNames } from '../../bot/signals/signal-words.ts';
import type { Audience } from '../../bot/turn.ts';
import type { Block, Button, Card, Fact, StatusBlock } from '../../cards/card.ts';
import type { Member } from '../../domain/people/member.ts';
import type { SignalCardView } from '../../domain/signal/signal-card-view.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';
import { leadFact, nextBlocks, outcomeFact } from './signal-card-lines.ts';

export const buildSignalCard: CardBuilder = async (stores, recordId, audience) => {
  const signal = await stores.signals.find(recordId);
  return signal && signalCard(signalCardView(signal, audience.partnership, audience.now), audience);
};

export function signalCard(view: SignalCardView, audience: Audience): Card {
  const { words, partnership } = audience;
  return {
    title: signalTitle(view, words),
    ...(!partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      ...dangerBlocks(view, audience),
      statusBlock(view, audience),
      ...nextBlocks(view, audience),
      { tag: 'facts', facts: factsOf(view, audience) },
      { tag: 'text', tone: 'quiet', text: [words('signal.card.private')] },
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

/** Until both sides closed it. */
export function dangerBlocks(view: SignalCardView, { words, partnership }: Audience): Block[] {
  const over = view.status === 'closed' || view.status === 'merged';
  if (view.urgency !== 'danger_now' || over) return [];
  const number = partnership.emergencyNumber;
  return [{ tag: 'text', tone: 'danger', text: [words('signal.danger_now', { number })] }];
}

export function statusBlock(view: SignalCardView, { words, sides }: Audience): StatusBlock {
  const { status, acknowledged, mergedInto: into = '', outcome } = view;
  if (status === 'closed') {
    const kind = outcome ? words(`signal.outcome.${outcome.kind}`) : '';
    return {
      tag: 'status',
      symbol: 'done',
      text: [words('signal.card.closed', { outcome: kind })],
    };
  }
  if (status === 'merged') {
    return { tag: 'status', symbol: 'done', text: [words('signal.card.merged', { into })] };
  }
  if (acknowledged) {
    const { organisation, at } = acknowledged;
    return {
      tag: 'status',
      symbol: 'in_hand',
      text: [words('signal.card.acknowledged', { organisation }), ' ', { run: 'time', at }],
    };
  }
  const asked = view.asked.map((side) => sides[side]).join(words('list.or'));
  return { tag: 'status', symbol: 'open', text: [words('signal.card.open', { asked })] };
}

function factsOf(view: SignalCardView, audience: Audience): Fact[] {
  const { words } = audience;
  return [
    ...leadFact(view, words),
    ...outcomeFact(view, audience),
    { label: words('signal.raised'), value: [{ run: 'time', at: view.raised.at }] },
    { label: words('signal.urgency.label'), value: [words(`signal.urgency.${view.urgency}`)] },
    ...(view.area ? [{ label: words('signal.area'), value: [view.area] }] : []),
    ...(view.links.length > 0
      ? [{ label: words('signal.links'), value: [view.links.join(', ')] }]
      : []),
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
  const look = 'primary' as const;
  if (status === 'raised') {
    return button('signal.acknowledge', reference, words('signal.button.acknowledge'), { look });
  }
  if (outcome) {
    const marked = `${reference} ${outcome.mark}`;
    if (view.next.some(({ kind }) => kind === 'agree_outcome')) {
      return button('weighing.agree', marked, words('signal.button.agree'), { look });
    }
    if (view.next.some(({ kind }) => kind === 'agree_close')) {
      return button('weighing.close', marked, words('signal.button.close'), { look });
    }
  }
  const dialog = { look, opensDialog: true };
  if (status === 'acknowledged' && !lead?.contacts.some(({ state }) => state === 'asked')) {
    return button('lead.choose', reference, words('signal.button.lead'), dialog);
  }
  if (status === 'led' || status === 'weighed')
    return button('step.open', reference, words('signal.button.step'), { look });
  return undefined;
}
