import { PUSH_CARD } from '../../ports/crisis/push-store.ts';
import type { Tx } from '../database/database.ts';
import type { Conversation } from '../generated/client.ts';

/** A conversation has another id on its platform from now on. It may be known by that already: then both are one. */
export async function moveConversation(
  tx: Tx,
  { former, ...row }: Conversation,
  to: string,
): Promise<void> {
  const { id, platform, tenant, kind, external: from } = row;
  const place = { platform, tenant, kind, external: to };
  const there = await tx.conversation.findUnique({
    where: { platform_tenant_kind_external: place },
  });
  const known = [...new Set([...(there?.former ?? []), ...former, from])];
  if (there) await becomeOne(tx, id, there.id);
  const data = there ? { former: known } : { external: to, former: known };
  await tx.conversation.update({ where: { id: there?.id ?? id }, data });
}

/**
 * What is kept of one place is kept of the other. What was pushed is signed for the one that it was to go to, and what
 * both have stays where it is.
 */
async function becomeOne(tx: Tx, from: string, to: string): Promise<void> {
  // Nobody claims anything of either meanwhile.
  await tx.$queryRaw`
    SELECT id FROM conversation WHERE id IN (${from}::uuid, ${to}::uuid) ORDER BY id FOR UPDATE`;
  await tx.channel.updateMany({ where: { conversationId: from }, data: { conversationId: to } });
  await tx.$executeRaw`
    UPDATE delivery AS one SET conversation_id = ${to}::uuid
    WHERE conversation_id = ${from}::uuid AND card <> ${PUSH_CARD} AND NOT EXISTS (
      SELECT 1 FROM delivery AS other
      WHERE other.conversation_id = ${to}::uuid AND other.card = one.card
        AND other.record_id = one.record_id AND other.revision = one.revision)`;
  await tx.$executeRaw`
    UPDATE delivery SET state = 'dropped', reason = 'superseded', mended_by = NULL, settled_at = now()
    WHERE conversation_id = ${from}::uuid AND card <> ${PUSH_CARD} AND state IN ('owed', 'unknown', 'parked')`;
  await tx.$executeRaw`
    UPDATE post AS one SET conversation_id = ${to}::uuid
    WHERE conversation_id = ${from}::uuid AND card <> ${PUSH_CARD} AND NOT EXISTS (
      SELECT 1 FROM post AS other
      WHERE other.conversation_id = ${to}::uuid AND other.card = one.card
        AND other.record_id = one.record_id)`;
  await tx.$executeRaw`
    UPDATE parked_place AS one SET conversation_id = ${to}::uuid
    WHERE conversation_id = ${from}::uuid AND NOT EXISTS (
      SELECT 1 FROM parked_place AS other
      WHERE other.conversation_id = ${to}::uuid AND other.partnership_id = one.partnership_id
        AND other.reason = one.reason)`;
}
