import type { NamedConversation } from '../../ports/delivery/parked-store.ts';
import type { Tx } from '../database/database.ts';
import { toConversation } from './conversation-rows.ts';

/** Where conversations have their names from. */
export type NamesDb = Pick<Tx, 'conversation' | 'channel' | 'account'>;

/**
 * Conversations as a partnership's register calls them, by their id.
 *
 * @param partnershipId nothing: as any partnership does.
 */
export async function readConversations(
  db: NamesDb,
  ids: readonly string[],
  partnershipId?: string,
): Promise<ReadonlyMap<string, NamedConversation>> {
  if (ids.length === 0) return new Map();
  const rows = await db.conversation.findMany({ where: { id: { in: [...ids] } } });
  const of = partnershipId === undefined ? {} : { partnershipId };
  const channels = await db.channel.findMany({
    where: { conversationId: { in: [...ids] }, ...of },
  });
  const users = rows.filter(({ kind }) => kind === 'direct').map(({ external }) => external);
  const accounts = await db.account.findMany({
    where: { user: { in: users }, member: of },
    include: { member: { include: { organisation: true } } },
  });
  return new Map(
    rows.map((row) => {
      const channel = channels.find(({ conversationId }) => conversationId === row.id);
      const account = accounts.find(
        ({ platform, tenant, user }) =>
          platform === row.platform && tenant === row.tenant && user === row.external,
      );
      const person = account && `${account.member.name}, ${account.member.organisation.name}`;
      const name = row.kind === 'channel' ? channel?.name : person;
      return [row.id, { ...toConversation(row), name }];
    }),
  );
}
