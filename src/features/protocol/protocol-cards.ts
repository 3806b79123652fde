import type { Transaction } from '../../bot/declare/transaction.ts';
import type { MemberCard } from '../../bot/declare/use-case.ts';
import type { Member } from '../../domain/people/member.ts';
import { isInForce, type Protocol } from '../../domain/protocol/protocol.ts';
import type { RecordCard } from '../../ports/delivery/delivery-store.ts';

/** The card that stands in every joint channel, one a version. */
export const PROTOCOL_CARD = 'protocol.card';
/** Asks one member to confirm having read the version in force. */
export const READING_CARD = 'protocol.read';
/** Tells a coordinator who has not; its record is the reminder. */
export const UNREAD_CARD = 'protocol.unread';
/** Says that the partnership went live, or back to exercise; its record is that change. */
export const LIVE_CARD = 'protocol.live';

/** The kind of record under which reminders of reading are kept. */
export const PROTOCOL_REMINDERS = 'protocol';

/** What the log says of going live and back. */
export const WENT_LIVE = 'partnership.live';
export const WENT_BACK = 'partnership.exercise';

/** Of one member's card: a later state has a higher one. */
const READING_REVISIONS = { asked: 1, confirmed: 2, replaced: 3 } as const;

/** Shows each of these members how it stands with their reading of a version. */
export function tellReading(
  { id: recordId }: Protocol,
  state: keyof typeof READING_REVISIONS,
  members: readonly Member[],
): MemberCard[] {
  const told = { card: READING_CARD, recordId, revision: READING_REVISIONS[state] };
  return members.map(({ id: memberId }) => ({ ...told, memberId }));
}

/**
 * Cards of versions as they are to be shown now. The revision of one grows with every signature, when another version
 * takes its place, and when the word of exercise above it comes or goes.
 *
 * @param shown nothing: there is no such version.
 * @param versions all of them as they are now, newest first.
 */
export async function shownProtocols(
  { stores, partnership }: Pick<Transaction, 'stores' | 'partnership'>,
  shown: readonly (Protocol | undefined)[],
  versions: readonly Protocol[],
): Promise<RecordCard[]> {
  const { id: partnershipId } = partnership;
  const changes = await stores.audit.list({ partnershipId, recordId: partnershipId });
  const lives = changes.filter(({ action }) => action === WENT_LIVE || action === WENT_BACK).length;
  return shown
    .filter((one) => one !== undefined)
    .map((protocol) => {
      const replaced = replacedBy(protocol, versions) ? 1 : 0;
      const revision = 1 + Object.keys(protocol.signatures).length + replaced + lives;
      return { card: PROTOCOL_CARD, recordId: protocol.id, revision };
    });
}

/**
 * The version that took the place of this one: of one in force the next in force, of another the next
 * there is.
 *
 * @param versions all of them, newest first.
 */
export function replacedBy(
  protocol: Protocol,
  versions: readonly Protocol[],
): Protocol | undefined {
  const later = versions.filter(({ number }) => number > protocol.number);
  return isInForce(protocol) ? later.find(isInForce) : later[0];
}

/** The version that was in force before this one was written, or is while this one waits. */
export function inForceBefore(
  { number }: Protocol,
  versions: readonly Protocol[],
): Protocol | undefined {
  return versions.find((one) => one.number < number && isInForce(one));
}
