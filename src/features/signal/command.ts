import { onPress } from '../../bot/declare/action.ts';
import type { Command, CommandForm, Context } from '../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { ACKNOWLEDGE_SIGNAL, OPEN_SIGNAL } from '../../bot/signals/actions.ts';
import { LIKE_A_SIGNAL } from '../../domain/reference.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import {
  LIST_SIGNALS,
  type ListPage,
  OPEN_NOTES,
  OPEN_TIMELINE,
  RAISE_SIGNAL,
  SIGNAL_LISTS,
  type SignalList,
} from './actions.ts';
import { openFeedback } from './feedback/record-feedback.ts';
import { listSignals } from './list-signals.ts';
import { openRaise } from './raise/submit-signal.ts';
import { showSignal } from './show-signal.ts';
import { signalListCard } from './signal-list-card.ts';
import { signalNotesCard, signalPrivateCard } from './signal-private-card.ts';
import { openSource } from './source/release-source.ts';
import { showTimeline, timelineCard } from './timeline/show-timeline.ts';

const LIST = new RegExp(`^list(?:\\s+(${SIGNAL_LISTS.join('|')}))?$`, 'i');
/** A word of ours, and at most one more or what begins like a reference; anything else is a fact. */
const ABOUT_ONE = new RegExp(
  `^(show|timeline|feedback|source)(?:\\s+(${LIKE_A_SIGNAL}.*|\\S*))?$`,
  'iu',
);

const FORMS: readonly CommandForm[] = [
  { usage: '', summary: (words) => words('signal.command.raise') },
  {
    usage: 'list [mine|open|closed|police|council]',
    summary: (words) => words('signal.command.list'),
  },
  { usage: 'show S-2026-0001', summary: (words) => words('signal.command.show') },
  { usage: 'timeline S-2026-0001', summary: (words) => words('signal.command.timeline') },
  { usage: 'feedback S-2026-0001', summary: (words) => words('signal.command.feedback') },
  { usage: 'source S-2026-0001', summary: (words) => words('signal.command.source') },
  { usage: 'help', summary: (words) => words('signal.command.help') },
];

export const signalCommand: Command = {
  name: 'signal',
  series: 'S',
  opensWith: 'show',
  takesText: (text, words) =>
    RAISE_SIGNAL.button(text, words('signal.command.raise_with', { text })),
  summary: (words) => words('signal.command.summary'),
  hint: (words) => words('signal.command.hint'),
  forms: FORMS,
  handle(ctx, text) {
    if (/^help$/i.test(text)) {
      const under = ctx.commands.filter((one) => one.under?.command === signalCommand.name);
      return cardReply(helpCard([signalCommand, ...under], ctx));
    }
    const list = LIST.exec(text);
    if (list) return showList(ctx, { list: listOf(list[1]), page: 0 });
    const [, about = '', reference = ''] = ABOUT_ONE.exec(text) ?? [];
    const open = OPENS_ONE.get(about.toLowerCase());
    return open ? open(ctx, reference) : openRaise(ctx, text);
  },
};

/** By the word that stands before a reference. */
const OPENS_ONE = new Map<string, Command['handle']>([
  ['show', showOne],
  ['timeline', showWhatHappened],
  ['feedback', openFeedback],
  ['source', openSource],
]);

async function showOne(ctx: Context, text: string): Promise<Reply> {
  const shown = await ctx.run(showSignal, { reference: text.trim() });
  return cardReply(signalPrivateCard(shown, ctx));
}

async function showWhatHappened(ctx: Context, text: string): Promise<Reply> {
  const timeline = await ctx.run(showTimeline, { reference: text.trim() });
  return cardReply(timelineCard(timeline, ctx));
}

async function showList(ctx: Context, page: ListPage): Promise<Reply> {
  return cardReply(signalListCard(await ctx.run(listSignals, page), page, ctx));
}

export const pressAcknowledge = onPress(ACKNOWLEDGE_SIGNAL, async (ctx, reference) => {
  await ctx.run(acknowledgeSignal, { reference });
  return doneNotice(ctx.words('signal.acknowledged', { reference }));
});

export const pressOpen = onPress(OPEN_SIGNAL, showOne);
export const pressTimeline = onPress(OPEN_TIMELINE, showWhatHappened);
export const pressList = onPress(LIST_SIGNALS, showList);
export const pressNotes = onPress(OPEN_NOTES, async (ctx, reference) =>
  cardReply(signalNotesCard(await ctx.run(showSignal, { reference }), ctx)),
);

function listOf(name: string | undefined): SignalList {
  return SIGNAL_LISTS.find((one) => one === name?.toLowerCase()) ?? 'open';
}
