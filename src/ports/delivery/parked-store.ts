import type { Mending } from './mending.ts';
import type { Conversation } from './messenger.ts';

/** Of what is parked, that of these places. Whatever is left out is any. */
export interface ParkedWhere {
  readonly partnershipId?: string;
  readonly conversationId?: string;
  readonly platform?: string;
  readonly tenant?: string;
  /** The platform's own id of the conversation. */
  readonly external?: string;
}

/** Brings out what is parked on one platform: see {@link ParkedStore.release}. */
export type Release = (
  where: Omit<ParkedWhere, 'platform'>,
  by: readonly Mending[],
) => Promise<number>;

/** A conversation, as the register calls it. */
export interface NamedConversation extends Conversation {
  /** Of the channel, or of the person and their organisation; nothing: it is registered no longer. */
  readonly name: string | undefined;
}

/** One that refuses what is sent there, for one reason. */
export interface ParkedPlace {
  readonly id: string;
  readonly conversation: NamedConversation;
  /** A code of the platform. */
  readonly reason: string;
  readonly mendedBy: Mending;
  readonly since: Temporal.Instant;
  /** Nothing: it refuses still. */
  readonly mendedAt: Temporal.Instant | undefined;
}

/** Cards that wait for one place and one reason. */
export interface ParkedCards extends Pick<ParkedPlace, 'conversation' | 'reason' | 'mendedBy'> {
  /** How many; of each record the newest alone goes out. */
  readonly count: number;
  /** Since when the first of them was owed. */
  readonly since: Temporal.Instant;
}

/** Something that does not leave by itself: a person sees what it is, and of when. */
export interface LateCard {
  /** Of its delivery. */
  readonly id: string;
  readonly conversation: NamedConversation;
  readonly card: string;
  readonly since: Temporal.Instant;
}

/** A message that was pushed and is held for a person. */
export interface HeldPush {
  readonly conversation: NamedConversation;
  /** Of the message: `C-2026-0001/3`. */
  readonly reference: string;
  /** `unknown`: nobody knows whether it arrived; else why it was refused: a code. */
  readonly reason: string;
  readonly pushedAt: Temporal.Instant;
}

/** That some process runs a platform, and where it is installed. */
export interface Connection {
  readonly platform: string;
  /** A workspace or tenant; empty: the platform as a whole. */
  readonly tenant: string;
  /** As the platform calls it. */
  readonly name: string | undefined;
  /** What the platform has against its token: a code. */
  readonly fault: string | undefined;
  readonly seenAt: Temporal.Instant;
}

/** The same, as a process has just found it. */
export type SeenConnection = Omit<Connection, 'seenAt'>;

/** What does not go out by itself. */
export interface SetAside {
  /** By place and reason, what waits longest first. */
  readonly parked: readonly ParkedCards[];
  readonly held: readonly HeldPush[];
  readonly late: readonly LateCard[];
}

/** The same, with what was left out and where Tandem is connected. */
export interface DeliveryStatus extends SetAside {
  /** Reminders that were left out, since they were past their use. */
  readonly dropped: number;
  /** Of platforms as such, and of the workspaces and tenants of a partnership. */
  readonly connections: readonly Connection[];
}

/** What waits until somebody mends something, or decides. */
export interface ParkedStore {
  /**
   * Opens a place that refuses.
   *
   * @returns which it is, and its card's revision; nothing if it was open already, so that it is told once.
   */
  open(
    place: Pick<ParkedPlace, 'reason' | 'mendedBy'> & {
      readonly partnershipId: string;
      readonly conversationId: string;
    },
    now: Temporal.Instant,
  ): Promise<{ readonly id: string; readonly revision: number } | undefined>;
  place(id: string): Promise<ParkedPlace | undefined>;
  setAside(partnershipId: string): Promise<SetAside>;
  /** How it stands with what goes out, in one statement. @param since when something was dropped, or seen. */
  status(
    partnershipId: string,
    since: { readonly dropped: Temporal.Instant; readonly seen: Temporal.Instant },
  ): Promise<DeliveryStatus>;
  /** Whether anything waits: one look, where mostly nothing does. */
  isWaiting(partnershipId: string): Promise<boolean>;
  /**
   * Owes anew what was parked and is mended by one of these: of each record the newest alone, and nothing that was
   * pushed.
   *
   * @returns how many are owed now.
   */
  release(where: ParkedWhere, by: readonly Mending[], now: Temporal.Instant): Promise<number>;
  /**
   * A person decided about something that was too late to leave by itself.
   *
   * @returns whether it still waited for that.
   */
  decide(
    late: { readonly partnershipId: string; readonly id: string },
    as: 'send' | 'drop',
    now: Temporal.Instant,
  ): Promise<boolean>;
}
