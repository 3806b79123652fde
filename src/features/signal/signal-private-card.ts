import type { Turn } from '../../bot/feature.ts';
import type { Block, Card } from '../../cards/card.ts';
import { SIGNAL_PROTECTED_FIELDS } from '../../domain/signal.ts';
import { signalCardView } from '../../domain/signal-card-view.ts';
import type { RaisedSignal } from './raise-signal.ts';
import type { ShownSignal } from './show-signal.ts';
import { dangerBlocks, signalCard, statusBlock } from './signal-card.ts';

/** What one member sees of a signal, with the protected text if they may read it. */
export function signalPrivateCard({ signal, texts }: ShownSignal, turn: Turn): Card {
  const card = signalCard(signalCardView(signal), turn);
  const { words } = turn;
  const open = card.buttons.filter((button) => button.action !== 'signal.open');
  return {
    ...card,
    blocks: [...card.blocks.slice(0, -1), ...textBlocks(texts, words)],
    buttons: open,
  };
}

/** Facts and interpretation each under its own heading, never as one text. */
function textBlocks(texts: ShownSignal['texts'], words: Turn['words']): Block[] {
  if (!texts) return [{ tag: 'text', tone: 'quiet', text: [words('signal.private.denied')] }];
  return SIGNAL_PROTECTED_FIELDS.flatMap((field): Block[] => {
    const text = texts[field];
    return text ? [{ tag: 'quote', heading: words(`signal.dialog.${field}.label`), text }] : [];
  });
}

/** Told to the one who raised it, at once: it is recorded, and what happens next. */
export function signalConfirmation({ signal, repeated }: RaisedSignal, turn: Turn): Card {
  const { words } = turn;
  const view = signalCardView(signal);
  return {
    title: words('signal.confirmation.title', { reference: signal.reference }),
    ...(!turn.partnership.live && { banner: words('exercise.banner') }),
    blocks: [
      ...dangerBlocks(view, turn),
      statusBlock(view, turn),
      ...repeatedBlocks(repeated, words),
      { tag: 'text', tone: 'quiet', text: [words('signal.confirmation.private')] },
    ],
    buttons: [
      {
        action: 'signal.open',
        value: signal.reference,
        label: words('signal.button.open'),
        look: 'normal',
        opensDialog: false,
      },
    ],
  };
}

function repeatedBlocks(repeated: boolean, words: Turn['words']): Block[] {
  if (!repeated) return [];
  return [{ tag: 'text', tone: 'normal', text: [words('signal.confirmation.repeated')] }];
}
