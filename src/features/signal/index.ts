import type { Command, Feature, PressHandler, SubmissionHandler, Turn } from '../../bot/feature.ts';
import { readForm } from '../../bot/form-input.ts';
import { helpCard } from '../../bot/help-card.ts';
import type { Reply } from '../../bot/reply.ts';
import { parseReference } from '../../domain/reference.ts';
import { Refusal } from '../../domain/refusal.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { raiseSignalInput } from './input.ts';
import { raiseSignal } from './raise-signal.ts';
import { showSignal } from './show-signal.ts';
import { buildSignalCard, SIGNAL_CARD } from './signal-card.ts';
import { RAISE_ACTION, signalDialog } from './signal-dialog.ts';
import { signalConfirmation, signalPrivateCard } from './signal-private-card.ts';

const FORM = /^(show|help)\b\s*(.*)$/is;

const command: Command = {
  name: 'signal',
  summary: (words) => words('signal.command.summary'),
  hint: (words) => words('signal.command.hint'),
  forms: [
    { usage: '', summary: (words) => words('signal.command.raise') },
    { usage: 'show S-2026-0001', summary: (words) => words('signal.command.show') },
    { usage: 'help', summary: (words) => words('signal.command.help') },
  ],
  handle(turn, text) {
    const [, form = '', rest = ''] = FORM.exec(text) ?? [];
    switch (form.toLowerCase()) {
      case 'show':
        return show(turn, rest);
      case 'help':
        return { kind: 'card', card: helpCard([command], turn) };
      default:
        turn.require(raiseSignal.right);
        return { kind: 'dialog', dialog: signalDialog(turn, text) };
    }
  },
};

const submit: SubmissionHandler = async (turn, { key, values }) => {
  const form = readForm(raiseSignalInput, values, turn.words);
  if (!form.ok) return form.reply;
  const raised = await turn.perform(raiseSignal, { ...form.input, key });
  return { kind: 'card', card: signalConfirmation(raised, turn) };
};

const acknowledge: PressHandler = async (turn, reference) => {
  await turn.perform(acknowledgeSignal, { reference });
  return { kind: 'notice', tone: 'done', text: turn.words('signal.acknowledged', { reference }) };
};

async function show(turn: Turn, text: string): Promise<Reply> {
  const reference = parseReference(text);
  if (!reference) throw new Refusal('unknown_signal', { reference: text.slice(0, 40) });
  const shown = await turn.perform(showSignal, { reference });
  return { kind: 'card', card: signalPrivateCard(shown, turn) };
}

/** `/signal`: raise a concern, acknowledge it, find it again. */
export const signalFeature: Feature = {
  key: 'signal',
  commands: [command],
  presses: { 'signal.acknowledge': acknowledge, 'signal.open': show },
  submissions: { [RAISE_ACTION]: submit },
  cards: { [SIGNAL_CARD]: buildSignalCard },
  useCases: [raiseSignal, acknowledgeSignal, showSignal],
};
