import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { postedCard } from '../../../bot/declare/posted-card.ts';
import { AGREE_TO_OUTCOME, GIVE_FEEDBACK, OPEN_WEIGHING } from '../../../bot/signals/actions.ts';
import { openButton } from '../../../bot/signals/signal-cards.ts';
import { line, moment } from '../../../cards/blocks.ts';
import type { Block, Button, Card } from '../../../cards/card.ts';
import { namesOf } from '../../../domain/people/member.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { isOpen } from '../../../domain/signal/signal-life.ts';
import { outcomeMark } from '../../../domain/signal/weighing.ts';
import type { Words } from '../../../locales/words.ts';
import { PROPOSE_OUTCOME } from '../actions.ts';
import { moreBlocks, outcomeName, proposerNames } from '../weighing-blocks.ts';
import { CLOSED_CARD, findProposal, PROPOSED_CARD } from './proposal.ts';

/** Asks one who answers for the other side whether it agrees to what was proposed. */
export const proposedCard = postedCard(PROPOSED_CARD, async (stores, recordId, audience) => {
  const found = await findProposal(stores, recordId);
  return found && (found.current ? askCard : replacedCard)(found.signal, audience);
});

function replacedCard(signal: Signal, audience: Audience): Card {
  const { words } = audience;
  return {
    ...cardHead(words('weighing.title', { reference: signal.reference }), audience),
    blocks: [replaced(words)],
    buttons: [lookButton(signal, words)],
  };
}

function askCard(signal: Signal, audience: Audience): Card {
  const { words } = audience;
  const { reference, outcome } = signal;
  const { side } = proposerNames(signal, audience);
  const said = { side, reference, outcome: outcomeName(outcome?.kind, words) };
  const asks = !outcome?.agreed && isOpen(signal);
  return {
    ...cardHead(words('weighing.proposed.title', said), audience),
    blocks: [
      ...moreBlocks(signal, words),
      ...(asks ? askingBlocks(signal, words) : agreedBlocks(signal, words)),
    ],
    buttons: [...(asks ? answerButtons(signal, words) : []), lookButton(signal, words)],
  };
}

function askingBlocks({ outcome }: Signal, words: Words): Block[] {
  if (!outcome) return [];
  const by = words('weighing.proposed.answer_by');
  const at = moment(outcome.agreeBy);
  return [line(words('weighing.proposed.private')), line(by, ' ', at)];
}

function agreedBlocks({ outcome }: Signal, words: Words): Block[] {
  const agreed = outcome?.agreed;
  if (!agreed) return [replaced(words)];
  const said = words('weighing.proposed.agreed', namesOf(agreed.by));
  const at = moment(agreed.at);
  return [{ tag: 'status', symbol: 'done', text: [said, ' ', at] }];
}

function replaced(words: Words): Block {
  return { tag: 'status', symbol: 'done', text: [words('weighing.proposed.replaced')] };
}

/** The press says which proposal it agrees to: another one may stand there by then. */
function answerButtons(signal: Signal, words: Words): Button[] {
  const { reference } = signal;
  const seen = { reference, seen: outcomeMark(signal) };
  return [
    AGREE_TO_OUTCOME.button(seen, words('weighing.button.agree'), 'primary'),
    PROPOSE_OUTCOME.button(reference, words('weighing.button.else')),
  ];
}

/** Tells the one who raised it that it is closed; nothing of what was written. */
export const closedCard = postedCard(CLOSED_CARD, async (stores, recordId, audience) => {
  const found = await findProposal(stores, recordId);
  if (!found) return undefined;
  const { words } = audience;
  const { reference, outcome, source, status } = found.signal;
  const said = { reference, outcome: outcomeName(outcome?.kind, words) };
  const closed = status === 'closed';
  const tellsSource = closed && source.kind === 'named' && source.contact;
  const title = words(closed ? 'weighing.closed.title' : 'weighing.closed.again', said);
  const open = openButton(reference, words);
  if (!tellsSource) return { ...cardHead(title, audience), blocks: [], buttons: [open] };
  return {
    ...cardHead(title, audience),
    blocks: [line(words('weighing.closed.feedback'))],
    buttons: [GIVE_FEEDBACK.button(reference, words('signal.button.feedback')), open],
  };
});

function lookButton({ reference }: Signal, words: Words): Button {
  return OPEN_WEIGHING.button(reference, words('weighing.button.look'));
}
