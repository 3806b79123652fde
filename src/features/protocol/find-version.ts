import { z } from 'zod';
import type { Scene } from '../../bot/use-case.ts';
import type { Protocol } from '../../domain/protocol/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';

/** @throws Refusal `protocol_none` if this partnership has no such version. */
export async function findVersion(
  { stores, partnership }: Pick<Scene, 'stores' | 'partnership'>,
  id: string,
): Promise<Protocol> {
  const known = z.uuid().safeParse(id).success;
  const protocol = known ? await stores.protocols.find(id) : undefined;
  if (protocol?.partnershipId !== partnership.id) throw new Refusal('protocol_none');
  return protocol;
}
