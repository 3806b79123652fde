import { helpCard } from '../../bot/help-card.ts';
import type { PressHandler } from '../../bot/legacy.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Command, Turn } from '../../bot/turn.ts';
import { protocolPrivateCard } from './protocol-private-card.ts';
import { confirmReading } from './reading/confirm-reading.ts';
import { showProtocol } from './show-protocol.ts';

export const protocolCommand: Command = {
  name: 'protocol',
  under: { command: 'tandem', accepts: /.*/ },
  summary: (words) => words('protocol.command.summary'),
  hint: (words) => words('protocol.command.hint'),
  forms: [{ usage: '', summary: (words) => words('protocol.command.show') }],
  handle(turn, text) {
    if (/^help$/i.test(text)) return { kind: 'card', card: helpCard([protocolCommand], turn) };
    return show(turn);
  },
};

export async function show(turn: Turn): Promise<Reply> {
  const shown = await turn.perform(showProtocol, {});
  return { kind: 'card', card: protocolPrivateCard(shown, turn) };
}

export const confirm: PressHandler = async (turn, id) => {
  const { number } = await turn.perform(confirmReading, { id });
  const text = turn.words('protocol.reading.done', { number });
  return { kind: 'notice', tone: 'done', text };
};
