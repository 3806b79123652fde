import type { Command } from '../../bot/declare/context.ts';
import { cardReply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { showStatus } from './status-presses.ts';

export const tandemCommand: Command = {
  name: 'tandem',
  summary: (words) => words('tandem.command.summary'),
  hint: (words) => words('tandem.command.hint'),
  forms: [
    { usage: 'help', summary: (words) => words('tandem.command.help') },
    { usage: 'status', summary: (words) => words('tandem.command.status') },
    { usage: 'signal', summary: (words) => words('tandem.command.any') },
  ],
  handle: (ctx, text) =>
    text.trim().toLowerCase() === 'status'
      ? showStatus(ctx)
      : cardReply(helpCard(ctx.commands, ctx)),
};
