import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button, openButton } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Block, Button, Card } from '../../../cards/card.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { isOpen } from '../../../domain/signal/signal-life.ts';
import { outcomeMark } from '../../../domain/signal/weighing.ts';
import type { Words } from '../../../locales/words.ts';
import { moreBlocks, outcomeName, proposerNames } from '../weighing-blocks.ts';
import { findProposal } from './proposal.ts';

/** Asks one who answers for the other side whether it agrees to what was proposed. */
export const buildProposedCard: CardBuilder = async (stores, recordId, audience) => {
  const found = await findProposal(stores, recordId);
  if (!found) return undefined;
  const { signal, current } = found;
  const { words } = audience;
  const { reference, outcome } = signal;
  if (!current || !outcome) {
    const title = words('weighing.title', { reference });
    return {
      ...frame(title, audience),
      blocks: [settled(words)],
      buttons: [lookButton(signal, words)],
    };
  }
  const { side } = proposerNames(signal, audience);
  const said = { side, reference, outcome: outcomeName(outcome.kind, words) };
  const asks = !outcome.agreed && isOpen(signal);
  return {
    ...frame(words('weighing.proposed.title', said), audience),
    blocks: [
      ...moreBlocks(signal, words),
      ...(asks ? askingBlocks(signal, words) : agreedBlocks(signal, words)),
    ],
    buttons: [...(asks ? answerButtons(signal, words) : []), lookButton(signal, words)],
  };
};

function askingBlocks({ outcome }: Signal, words: Words): Block[] {
  if (!outcome) return [];
  const by = words('weighing.proposed.answer_by');
  const at = { run: 'time', at: outcome.agreeBy.toString() } as const;
  return [
    { tag: 'text', tone: 'normal', text: [words('weighing.proposed.private')] },
    { tag: 'text', tone: 'normal', text: [by, ' ', at] },
  ];
}

function agreedBlocks({ outcome }: Signal, words: Words): Block[] {
  const agreed = outcome?.agreed;
  if (!agreed) {
    return [settled(words)];
  }
  const { name, organisation } = agreed.by;
  const said = words('weighing.proposed.agreed', { name, organisation: organisation.name });
  const at = { run: 'time', at: agreed.at.toString() } as const;
  return [{ tag: 'status', symbol: 'done', text: [said, ' ', at] }];
}

function settled(words: Words): Block {
  return { tag: 'status', symbol: 'done', text: [words('weighing.proposed.replaced')] };
}

/** The press says which proposal it agrees to: another one may stand there by then. */
function answerButtons(signal: Signal, words: Words): Button[] {
  const { reference } = signal;
  const marked = `${reference} ${outcomeMark(signal)}`;
  const agree = words('weighing.button.agree');
  const other = words('weighing.button.else');
  return [
    button('weighing.agree', marked, agree, { look: 'primary' }),
    button('weighing.propose', reference, other, { opensDialog: true }),
  ];
}

/** Tells the one who raised it that it is closed; nothing of what was written. */
export const buildClosedCard: CardBuilder = async (stores, recordId, audience) => {
  const found = await findProposal(stores, recordId);
  if (!found) return undefined;
  const { signal } = found;
  const { words } = audience;
  const { reference, outcome, source } = signal;
  const said = { reference, outcome: outcomeName(outcome?.kind, words) };
  const closed = signal.status === 'closed';
  const tellsSource = closed && source.kind === 'named' && source.contact;
  const feedback = words('signal.button.feedback');
  return {
    ...frame(words(closed ? 'weighing.closed.title' : 'weighing.closed.again', said), audience),
    blocks: tellsSource
      ? [{ tag: 'text', tone: 'normal', text: [words('weighing.closed.feedback')] }]
      : [],
    buttons: [
      ...(tellsSource
        ? [button('signal.feedback', reference, feedback, { opensDialog: true })]
        : []),
      openButton(reference, words),
    ],
  };
};

function lookButton({ reference }: Signal, words: Words): Button {
  return button('weighing.open', reference, words('weighing.button.look'));
}

function frame(title: string, { words, partnership }: Audience): Pick<Card, 'title' | 'banner'> {
  return { title, ...(!partnership.live && { banner: words('exercise.banner') }) };
}
