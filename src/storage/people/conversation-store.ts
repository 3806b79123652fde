import { tidy } from '../../domain/text/tidy.ts';
import type { ConversationStore } from '../../ports/people/conversation-store.ts';
import { type Database, notify, transaction } from '../database/database.ts';
import { moveConversation } from './move-conversation.ts';

export function conversationStore(database: Database): ConversationStore {
  return {
    move: (platform, { from, to }) =>
      transaction(database, async (tx) => {
        const where = { platform, kind: 'channel', external: from };
        const rows = await tx.conversation.findMany({ where, orderBy: { id: 'asc' } });
        for (const row of rows) await moveConversation(tx, row, to);
        await notify(tx, 'directory');
      }),
    rename: (platform, external, name) =>
      transaction(database, async (tx) => {
        const where = { conversation: { platform, external } };
        await tx.channel.updateMany({ where, data: { name: tidy(name) } });
        await notify(tx, 'directory');
      }),
  };
}
