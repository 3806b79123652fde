import { tidy } from '../../domain/text/tidy.ts';
import type { ConversationStore } from '../../ports/people/conversation-store.ts';
import { type Database, notify, transaction } from '../database/database.ts';

export function conversationStore(database: Database): ConversationStore {
  return {
    move: (platform, { from, to }) =>
      transaction(database, async (tx) => {
        const data = { external: to, former: { push: from } };
        await tx.conversation.updateMany({ where: { platform, external: from }, data });
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
