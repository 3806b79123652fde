import { onPress } from '../../bot/declare/action.ts';
import type { Command, Context } from '../../bot/declare/context.ts';
import { cardReply, doneNotice, type Reply } from '../../bot/declare/reply.ts';
import { helpCard } from '../../bot/help-card.ts';
import { CONFIRM_READING, SHOW_PROTOCOL } from './actions.ts';
import { protocolPrivateCard } from './protocol-private-card.ts';
import { confirmReading } from './reading/confirm-reading.ts';
import { showProtocol } from './show-protocol.ts';

export const protocolCommand: Command = {
  name: 'protocol',
  under: { command: 'tandem', accepts: /.*/ },
  summary: (words) => words('protocol.command.summary'),
  hint: (words) => words('protocol.command.hint'),
  forms: [{ usage: '', summary: (words) => words('protocol.command.show') }],
  handle(ctx, text) {
    if (/^help$/i.test(text)) return cardReply(helpCard([protocolCommand], ctx));
    return show(ctx);
  },
};

async function show(ctx: Context): Promise<Reply> {
  return cardReply(protocolPrivateCard(await ctx.run(showProtocol, {}), ctx));
}

export const pressShow = onPress(SHOW_PROTOCOL, show);
export const pressConfirm = onPress(CONFIRM_READING, async (ctx, id) => {
  const { number } = await ctx.run(confirmReading, { id });
  return doneNotice(ctx.words('protocol.reading.done', { number }));
});
