import type { SentCard, SentStore } from '../../ports/delivery/sent-store.ts';
import type { Tx } from '../database/database.ts';
import { toInstant } from '../database/rows.ts';
import type { Conversation, Delivery } from '../generated/client.ts';
import { WAITING } from './delivery-states.ts';

export function sentStore(tx: Tx): SentStore {
  return {
    async list(cards, recordIds) {
      const rows = await tx.delivery.findMany({
        where: { card: { in: [...cards] }, recordId: { in: [...recordIds] } },
        include: { conversation: true },
        orderBy: { order: 'asc' },
      });
      const owner = await owners(tx, rows);
      return rows.map((row) => toSent(row, owner(row)));
    },
    async accounts(memberId) {
      const rows = await tx.account.findMany({ where: { memberId }, orderBy: { id: 'asc' } });
      return rows.map(({ platform, tenant, user }) => ({ platform, tenant, user }));
    },
    async accountsOf(memberIds) {
      if (memberIds.length === 0) return new Map();
      const where = { memberId: { in: [...memberIds] } };
      const rows = await tx.account.findMany({ where, orderBy: { id: 'asc' } });
      return Map.groupBy(rows, ({ memberId }) => memberId);
    },
  };
}

type Row = Delivery & { readonly conversation: Conversation };

/** Whose own chat each went to. */
async function owners(tx: Tx, rows: readonly Row[]) {
  const direct = rows.flatMap(({ conversation }) =>
    conversation.kind === 'direct' ? [conversation] : [],
  );
  const accounts =
    direct.length === 0
      ? []
      : await tx.account.findMany({
          where: {
            OR: direct.map(({ platform, tenant, external: user }) => ({ platform, tenant, user })),
          },
          include: { member: { select: { partnershipId: true } } },
        });
  return ({ partnershipId, conversation }: Row) =>
    accounts.find(
      ({ platform, tenant, user, member }) =>
        conversation.kind === 'direct' &&
        platform === conversation.platform &&
        tenant === conversation.tenant &&
        user === conversation.external &&
        member.partnershipId === partnershipId,
    )?.memberId;
}

function toSent(row: Row, memberId: string | undefined): SentCard {
  const { card, recordId, conversationId, state, settledAt, reason } = row;
  return {
    ...{ card, recordId, conversationId, memberId },
    state: state === 'sent' ? 'arrived' : WAITING.includes(state) ? 'under_way' : 'failed',
    at: state === 'sent' ? toInstant(settledAt) : undefined,
    reason: reason ?? undefined,
  };
}
