import { randomUUID } from 'node:crypto';
import type { ChannelEntry } from '../../domain/register/partnership-file.ts';
import type { Tx } from '../database/database.ts';

/**
 * Finds the conversations of all channels, and makes those that are new. A file may be older than the id that a channel
 * has by now: it means the same channel.
 *
 * @param partnershipKey names the tenant of the practice room.
 * @returns the id of each by the key of its channel.
 */
export async function writeConversations(
  tx: Tx,
  partnershipKey: string,
  entries: readonly ChannelEntry[],
): Promise<ReadonlyMap<string, string>> {
  if (entries.length === 0) return new Map();
  const wanted = entries.map((entry) => ({
    key: entry.key,
    where: placeOf(partnershipKey, entry),
  }));
  const external = { in: wanted.map(({ where }) => where.external) };
  const moved = await tx.conversation.findMany({
    where: { kind: 'channel', former: { hasSome: external.in } },
  });
  const ids = new Map(
    moved.flatMap(({ former, ...row }) =>
      former.map((before) => [textOf({ ...row, external: before }), row.id]),
    ),
  );
  const data = wanted.filter(({ where }) => !ids.has(textOf(where)));
  await tx.conversation.createMany({
    data: data.map(({ where }) => ({ id: randomUUID(), ...where })),
    skipDuplicates: true,
  });
  const rows = await tx.conversation.findMany({ where: { kind: 'channel', external } });
  for (const row of rows) if (!ids.has(textOf(row))) ids.set(textOf(row), row.id);
  return new Map(wanted.map(({ key, where }) => [key, ids.get(textOf(where)) ?? '']));
}

function placeOf(partnershipKey: string, { platform, team = '', conversation }: ChannelEntry) {
  const tenant = platform === 'room' ? partnershipKey : team;
  return { platform, tenant, kind: 'channel', external: conversation };
}

function textOf(where: Readonly<Record<'platform' | 'tenant' | 'external', string>>): string {
  return JSON.stringify([where.platform, where.tenant, where.external]);
}
