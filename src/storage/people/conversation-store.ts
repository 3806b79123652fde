import type { ConversationStore } from '../../ports/people/conversation-store.ts';
import { type Database, TRANSACTION_OPTIONS, type Tx } from '../database/database.ts';

export function conversationStore({ prisma }: Database): ConversationStore {
  return {
    move: (platform, { from, to }) =>
      prisma.$transaction(async (tx) => {
        const data = { external: to };
        await tx.conversation.updateMany({ where: { platform, external: from }, data });
        await tell(tx);
      }, TRANSACTION_OPTIONS),
    rename: (platform, external, name) =>
      prisma.$transaction(async (tx) => {
        const where = { conversation: { platform, external } };
        await tx.channel.updateMany({ where, data: { name } });
        await tell(tx);
      }, TRANSACTION_OPTIONS),
  };
}

/** Leaves with the commit. */
async function tell(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify('tandem_directory', '')::text`;
}
