import type { Turn } from '../../bot/feature.ts';
import type { Block, Button, Card, Fact } from '../../cards/card.ts';
import type { Feedback } from '../../domain/feedback.ts';
import { requireFeedback, SIGNAL_PROTECTED_FIELDS, type Signal } from '../../domain/signal.ts';
import { type SignalCardView, signalCardView } from '../../domain/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';
import type { RaisedSignal } from './raise-signal.ts';
import type { ShownSignal } from './show-signal.ts';
import { dangerBlocks, openButton, signalCard } from './signal-card.ts';

/** What one member sees of a signal, with the protected text if they may read it. */
export function signalPrivateCard({ signal, texts, feedback }: ShownSignal, turn: Turn): Card {
  const card = signalCard(signalCardView(signal), turn);
  const { words } = turn;
  return {
    ...card,
    blocks: [
      ...card.blocks.slice(0, -1),
      { tag: 'facts', facts: [sourceFact(signal, words)] },
      ...textBlocks(texts, words),
      ...feedback.flatMap((one) => feedbackBlocks(one, texts, words)),
    ],
    buttons: [
      ...card.buttons.filter((button) => button.action !== 'signal.open'),
      privateButton('signal.timeline', signal.reference, words('signal.button.timeline'), false),
      ...(mayTell(signal, turn)
        ? [
            privateButton(
              'signal.feedback',
              signal.reference,
              words('signal.button.feedback'),
              true,
            ),
          ]
        : []),
    ],
  };
}

function mayTell(signal: Signal, { member }: Turn): boolean {
  try {
    requireFeedback(member, signal);
    return true;
  } catch {
    return false;
  }
}

function privateButton(action: string, value: string, label: string, opensDialog: boolean): Button {
  return { action, value, label, look: 'normal', opensDialog };
}

/** Whether there is a source beside the member, never who it is. */
function sourceFact({ source }: Signal, words: Words): Fact {
  const contact = source.contact ? 'yes' : 'no';
  const kind = words(`signal.told_by.${source.kind}`);
  return {
    label: words('signal.dialog.source'),
    value: [`${kind} · ${words(`signal.contact.${contact}`)}`],
  };
}

/** Facts and interpretation each under its own heading, never as one text. */
function textBlocks(texts: ShownSignal['texts'], words: Words): Block[] {
  if (!texts) return [{ tag: 'text', tone: 'quiet', text: [words('signal.private.denied')] }];
  return SIGNAL_PROTECTED_FIELDS.flatMap((field): Block[] => {
    const text = texts[field];
    return text ? [{ tag: 'quote', heading: words(`signal.dialog.${field}.label`), text }] : [];
  });
}

function feedbackBlocks(
  { id, toldBy, toldOn }: Feedback,
  texts: ShownSignal['texts'],
  words: Words,
): Block[] {
  const heading = words('signal.feedback.heading', { name: toldBy.name, on: toldOn });
  const text = texts?.[`feedback:${id}`];
  return [
    text === undefined
      ? { tag: 'text', tone: 'normal', text: [heading] }
      : { tag: 'quote', heading, text },
  ];
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
      ...nextBlocks(view, turn),
      ...repeatedBlocks(repeated, words),
      { tag: 'text', tone: 'quiet', text: [words('signal.confirmation.private')] },
    ],
    buttons: [openButton(signal.reference, words)],
  };
}

function repeatedBlocks(repeated: boolean, words: Words): Block[] {
  if (!repeated) return [];
  return [{ tag: 'text', tone: 'normal', text: [words('signal.confirmation.repeated')] }];
}

/** Said as of now: whom the next thing is asked of, if it is not done. */
function nextBlocks({ asked }: SignalCardView, { words, sides }: Turn): Block[] {
  if (asked.length === 0) return [];
  const names = asked.map((side) => sides[side]).join(words('list.or'));
  return [
    { tag: 'text', tone: 'normal', text: [words('signal.confirmation.next', { asked: names })] },
  ];
}
