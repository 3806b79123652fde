import type { Command } from '../../bot/declare/context.ts';
import { feature } from '../../bot/declare/feature.ts';
import { cardReply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';

const command: Command = {
  name: 'tandem',
  summary: (words) => words('tandem.command.summary'),
  hint: (words) => words('tandem.command.hint'),
  forms: [
    { usage: 'help', summary: (words) => words('tandem.command.help') },
    { usage: 'signal', summary: (words) => words('tandem.command.any') },
  ],
  handle: (ctx) => cardReply(helpCard(ctx.commands, ctx)),
};

/** `/tandem`: help, and another way to every command. */
export const tandemFeature = feature({ key: 'tandem', commands: [command], modules: [] });
