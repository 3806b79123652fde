import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Protocol } from '../../../domain/protocol/protocol.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { tellReading } from '../protocol-cards.ts';
import { READERS } from '../rights.ts';
import { findVersion } from '../show-protocol.ts';

/** Says that one has read the version in force. Twice is once. */
export const confirmReading = useCase<{ readonly id: string }, Protocol>({
  name: 'confirm-reading',
  right: READERS,
  async run(ctx, { id }) {
    const { stores, partnership, member, now } = ctx;
    const protocol = await findVersion(ctx, id);
    const inForce = await stores.protocols.inForce(partnership.id);
    const number = String(protocol.number);
    if (inForce?.id !== protocol.id) throw new Refusal('protocol_other_in_force', { number });
    const readings = await stores.protocols.listReadings(protocol.id);
    if (readings.some(({ by }) => by.memberId === member.id)) return unchanged(protocol);
    await stores.protocols.confirmRead(protocol.id, [{ by: actorOf(member), at: now }]);
    const { id: recordId } = protocol;
    return {
      result: protocol,
      audit: [{ action: 'protocol.read', model: 'protocol', recordId, detail: { number } }],
      channelCards: [],
      memberCards: tellReading(protocol, 'confirmed', [member]),
    };
  },
});
