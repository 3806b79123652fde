import { z } from 'zod';
import type { Look } from '../../bot/declare/transaction.ts';
import { look } from '../../bot/declare/use-case.ts';
import type { Deed } from '../../domain/people/member.ts';
import { isInForce, type Protocol } from '../../domain/protocol/protocol.ts';
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
export const showProtocol = look<Record<string, never>, ShownProtocol>(
  'show-protocol',
  READERS,
  async ({ stores, partnership }) => {
    const { protocols, partnerships } = stores;
    const newest = await protocols.newest(partnership.id);
    const isNewest = newest === undefined || isInForce(newest);
    const inForce = isNewest ? newest : await protocols.inForce(partnership.id);
    return {
      inForce,
      successor: newest?.id === inForce?.id ? undefined : newest,
      readings: inForce ? await protocols.listReadings(inForce.id) : [],
      live: partnership.live,
      canBeLive: partnerships.canBeLive(),
    };
  },
);

/** @throws Refusal `protocol_none` if this partnership has no such version. */
export async function findVersion(
  { stores, partnership }: Pick<Look, 'stores' | 'partnership'>,
  id: string,
): Promise<Protocol> {
  const protocol = z.uuid().safeParse(id).success ? await stores.protocols.find(id) : undefined;
  if (protocol?.partnershipId !== partnership.id) throw new Refusal('protocol_none');
  return protocol;
}
