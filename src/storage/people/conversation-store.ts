import { tidy } from '../../domain/text/tidy.ts';
import type { ConversationStore, Tenants } from '../../ports/people/conversation-store.ts';
import { type Database, notify, transaction } from '../database/database.ts';
import { moveConversation } from './move-conversation.ts';

export function conversationStore(database: Database): ConversationStore {
  return {
    move: (of, { from, to }) =>
      transaction(database, async (tx) => {
        const where = { ...placeOf(of, from), kind: 'channel' };
        const rows = await tx.conversation.findMany({ where, orderBy: { id: 'asc' } });
        for (const row of rows) await moveConversation(tx, row, to);
        await notify(tx, 'directory');
      }),
    rename: (of, external, name) =>
      transaction(database, async (tx) => {
        const where = { conversation: placeOf(of, external) };
        await tx.channel.updateMany({ where, data: { name: tidy(name) } });
        await notify(tx, 'directory');
      }),
  };
}

function placeOf({ platform, tenants }: Tenants, external: string) {
  return { platform, tenant: { in: [...tenants] }, external };
}
