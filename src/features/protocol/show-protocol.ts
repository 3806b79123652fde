import { z } from 'zod';
import type { Transaction } from '../../bot/declare/transaction.ts';
import { unchanged, useCase } from '../../bot/declare/use-case.ts';
import type { Deed } from '../../domain/people/member.ts';
import type { Protocol } from '../../domain/protocol/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { READERS } from './rights.ts';

export interface ShownProtocol {
  readonly inForce: Protocol | undefined;
  /** The newest there is, if it is another one: it waits for signatures. */
  readonly successor: Protocol | undefined;
  /** Of the version in force. */
  readonly readings: readonly Deed[];
  readonly live: boolean;
  readonly canBeLive: boolean;
}

/** What holds, what is proposed, who signed and who read it. */
export const showProtocol = useCase<Record<string, never>, ShownProtocol>({
  name: 'show-protocol',
  right: READERS,
  async run({ stores, partnership }) {
    const { protocols, partnerships } = stores;
    const inForce = await protocols.inForce(partnership.id);
    const newest = await protocols.newest(partnership.id);
    return unchanged({
      inForce,
      successor: newest?.id === inForce?.id ? undefined : newest,
      readings: inForce ? await protocols.listReadings(inForce.id) : [],
      live: await partnerships.isLive(partnership.id),
      canBeLive: partnerships.canBeLive(),
    });
  },
});

/** @throws Refusal `protocol_none` if this partnership has no such version. */
export async function findVersion(
  { stores, partnership }: Pick<Transaction, 'stores' | 'partnership'>,
  id: string,
): Promise<Protocol> {
  const protocol = z.uuid().safeParse(id).success ? await stores.protocols.find(id) : undefined;
  if (protocol?.partnershipId !== partnership.id) throw new Refusal('protocol_none');
  return protocol;
}
