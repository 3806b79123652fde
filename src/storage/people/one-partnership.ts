import { InputFault } from '../../config/input-fault.ts';
import type { ChannelEntry } from '../../domain/register/partnership-file.ts';
import type { Tx } from '../database/database.ts';

/**
 * What stands in a channel is one partnership's: another one's people would read it there, and commands typed in it would
 * be said to either.
 *
 * @param conversations the id of each by the key of its channel.
 * @throws InputFault naming every channel that another partnership has.
 */
export async function requireOnePartnership(
  tx: Tx,
  partnershipId: string,
  entries: readonly ChannelEntry[],
  conversations: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await tx.channel.findMany({
    where: {
      conversationId: { in: [...conversations.values()] },
      ...{ partnershipId: { not: partnershipId }, active: true },
    },
    include: { partnership: { select: { name: true } } },
  });
  const faults = entries.flatMap(({ key, line, conversation }, index) => {
    const row = rows.find(({ conversationId }) => conversationId === conversations.get(key));
    if (!row) return [];
    const at = line === undefined ? '' : `line ${line}: `;
    return [
      `${at}channels.${index}.conversation: "${conversation}" is the channel "${row.name}" of the partnership "${row.partnership.name}", and a channel belongs to one partnership. Name another one here, or take it out there first`,
    ];
  });
  if (faults.length > 0) throw new InputFault(faults);
}
