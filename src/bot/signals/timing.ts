import type { Partnership } from '../../domain/people/partnership.ts';
import { DEFAULT_TERMS, type Timing } from '../../domain/protocol/protocol.ts';
import type { ProtocolStore } from '../../ports/protocol/protocol-store.ts';

/** What tells when something is due: the protocol in force, else the terms that Tandem comes with. */
export async function timingOf(
  stores: { readonly protocols: Pick<ProtocolStore, 'inForce'> },
  partnership: Partnership,
): Promise<Timing> {
  const protocol = await stores.protocols.inForce(partnership.id);
  return { terms: protocol?.terms ?? DEFAULT_TERMS, calendar: partnership };
}
