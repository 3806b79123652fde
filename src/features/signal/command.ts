import { randomUUID } from 'node:crypto';
import { helpCard } from '../../bot/help-card.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Command, CommandForm, Turn } from '../../bot/turn.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openFeedback } from './feedback/feedback-dialog.ts';
import { listSignals, SIGNAL_LISTS, type SignalList } from './list-signals.ts';
import { raiseSignal } from './raise/raise-signal.ts';
import { signalDialog } from './raise/signal-dialog.ts';
import { showSignal } from './show-signal.ts';
import { parseListPage, signalListCard } from './signal-list-card.ts';
import { signalNotesCard, signalPrivateCard } from './signal-private-card.ts';
import { openSource } from './source/source-dialog.ts';
import { showTimeline } from './timeline/show-timeline.ts';
import { timelineCard } from './timeline/timeline-card.ts';

const LIST = new RegExp(`^list(?:\\s+(${SIGNAL_LISTS.join('|')}))?$`, 'i');
/** A word of ours, and at most one more or what begins like a reference; anything else is a fact. */
const ABOUT_ONE = /^(show|timeline|feedback|source)(?:\s+(s-?\d.*|\S*))?$/i;

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
  summary: (words) => words('signal.command.summary'),
  hint: (words) => words('signal.command.hint'),
  forms: FORMS,
  handle(turn, text) {
    if (/^help$/i.test(text)) {
      const under = turn.commands.filter((one) => one.under?.command === signalCommand.name);
      return { kind: 'card', card: helpCard([signalCommand, ...under], turn) };
    }
    const list = LIST.exec(text);
    if (list) return showList(turn, { list: listOf(list[1]), page: 0 });
    const [, about = '', reference = ''] = ABOUT_ONE.exec(text) ?? [];
    switch (about.toLowerCase()) {
      case 'show':
        return showOne(turn, reference);
      case 'timeline':
        return showWhatHappened(turn, reference);
      case 'feedback':
        return openFeedback(turn, reference);
      case 'source':
        return openSource(turn, reference);
      default:
        turn.require(raiseSignal.right);
        return { kind: 'dialog', dialog: signalDialog(turn, randomUUID(), { facts: text }) };
    }
  },
};

export async function showOne(turn: Turn, text: string): Promise<Reply> {
  const shown = await turn.perform(showSignal, { reference: text.trim() });
  return { kind: 'card', card: signalPrivateCard(shown, turn) };
}

export async function showNotes(turn: Turn, text: string): Promise<Reply> {
  const shown = await turn.perform(showSignal, { reference: text.trim() });
  return { kind: 'card', card: signalNotesCard(shown, turn) };
}

export async function showWhatHappened(turn: Turn, text: string): Promise<Reply> {
  const timeline = await turn.perform(showTimeline, { reference: text.trim() });
  return { kind: 'card', card: timelineCard(timeline, turn) };
}

export async function showPage(turn: Turn, value: string): Promise<Reply> {
  const page = parseListPage(value);
  if (!page) throw new Refusal('unknown_action');
  return showList(turn, page);
}

async function showList(turn: Turn, page: { list: SignalList; page: number }): Promise<Reply> {
  const listed = await turn.perform(listSignals, page);
  return { kind: 'card', card: signalListCard(listed, page, turn) };
}

function listOf(name: string | undefined): SignalList {
  return SIGNAL_LISTS.find((one) => one === name?.toLowerCase()) ?? 'open';
}
