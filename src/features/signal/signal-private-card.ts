import { cardHead } from '../../bot/declare/card-head.ts';
import type { Context } from '../../bot/declare/context.ts';
import { noteBlocks } from '../../bot/signals/note-blocks.ts';
import { dangerBlocks, openButton } from '../../bot/signals/signal-cards.ts';
import { line, quiet } from '../../cards/blocks.ts';
import type { Block, Card, Fact } from '../../cards/card.ts';
import type { Feedback } from '../../domain/signal/feedback.ts';
import { SIGNAL_PROTECTED_FIELDS, type Signal } from '../../domain/signal/signal.ts';
import { signalCardView } from '../../domain/signal/signal-card-view.ts';
import type { Words } from '../../locales/words.ts';
import { historyBlocks, newestNotes, privateFacts, summaryBlocks } from './private-blocks.ts';
import { privateButtons } from './private-buttons.ts';
import type { RaisedSignal } from './raise/raise-signal.ts';
import type { ShownSignal } from './show-signal.ts';
import { signalCard } from './signal-card.ts';

/** What one member sees of a signal, with the protected text if they may read it. */
export function signalPrivateCard(shown: ShownSignal, ctx: Context): Card {
  const { signal, texts, feedback } = shown;
  const card = signalCard(signalCardView(signal, ctx.partnership, ctx.now), ctx);
  const { words } = ctx;
  const facts = [sourceFact(signal, words), ...privateFacts(shown, ctx)];
  return {
    ...card,
    blocks: [
      ...card.blocks.slice(0, -1),
      { tag: 'facts', facts },
      ...textBlocks(texts, words),
      ...summaryBlocks(shown, ctx),
      ...newestNotes(shown, ctx),
      ...feedback.flatMap((one) => feedbackBlocks(one, texts, words)),
      ...historyBlocks(shown, ctx),
    ],
    buttons: privateButtons(shown, card.buttons, ctx),
  };
}

/** Everything that was said of it in somebody's own words, oldest first. */
export function signalNotesCard({ signal, notes, texts }: ShownSignal, ctx: Context): Card {
  const { words } = ctx;
  const { reference } = signal;
  const blocks = noteBlocks(notes, texts ?? {}, ctx);
  const none: Block = line(words('signal.private.no_notes'));
  return {
    ...cardHead(words('signal.private.notes', { reference }), ctx),
    blocks: blocks.length > 0 ? blocks : [none],
    buttons: [openButton(reference, words)],
  };
}

/** Whether there is a source beside the member, never who it is. */
function sourceFact({ source }: Signal, words: Words): Fact {
  const contact = source.contact ? 'yes' : 'no';
  const kind = words(`signal.told_by.${source.kind}`);
  const value = [`${kind} · ${words(`signal.contact.${contact}`)}`];
  return { label: words('signal.dialog.source'), value };
}

/** Facts and interpretation each under its own heading, never as one text. */
function textBlocks(texts: ShownSignal['texts'], words: Words): Block[] {
  if (!texts) return [quiet(words('signal.private.denied'))];
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
  if (text === undefined) return [line(heading)];
  return [{ tag: 'quote', heading, text }];
}

/** Told to the one who raised it, at once: it is recorded, and what happens next. */
export function signalConfirmation({ signal, repeated }: RaisedSignal, ctx: Context): Card {
  const { words, sides } = ctx;
  const { reference } = signal;
  const view = signalCardView(signal, ctx.partnership, ctx.now);
  // Said as of now: whom the next thing is asked of, if it is not done.
  const asked = view.asked.map((side) => sides[side]).join(words('list.or'));
  const said = [
    ...(view.asked.length > 0 ? [words('signal.confirmation.next', { asked })] : []),
    ...(repeated ? [words('signal.confirmation.repeated')] : []),
  ];
  return {
    ...cardHead(words('signal.confirmation.title', { reference }), ctx),
    blocks: [
      ...dangerBlocks(view, ctx),
      ...said.map((text): Block => line(text)),
      quiet(words('signal.confirmation.private')),
    ],
    buttons: [openButton(reference, words)],
  };
}
