import type { Deed } from '../../domain/people/member.ts';
import type { Protocol } from '../../domain/protocol/protocol.ts';

/** The versions of a partnership's protocol, with their signatures and who read them. */
export interface ProtocolStore {
  /** The newest that both sides signed. */
  inForce(partnershipId: string): Promise<Protocol | undefined>;
  /** The newest there is, signed or not. */
  newest(partnershipId: string): Promise<Protocol | undefined>;
  /** The newest, locked until the transaction ends. */
  newestForUpdate(partnershipId: string): Promise<Protocol | undefined>;
  /** All of them, newest first, locked until the transaction ends. */
  listForUpdate(partnershipId: string): Promise<readonly Protocol[]>;
  find(id: string): Promise<Protocol | undefined>;
  /** Newest first. */
  list(partnershipId: string): Promise<readonly Protocol[]>;
  insert(protocol: Protocol): Promise<void>;
  /** Saves its signatures, and from when it is in force. */
  update(protocol: Protocol, now: Temporal.Instant): Promise<void>;
  /** Who read it, and when. Twice is once. */
  confirmRead(protocolId: string, readings: readonly Deed[]): Promise<void>;
  /** Who read it, in the order they did. */
  listReadings(protocolId: string): Promise<readonly Deed[]>;
}
