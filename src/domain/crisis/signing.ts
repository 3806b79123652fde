import type { Actor, Deed, Member } from '../people/member.ts';
import { SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import type { MessageContent, MessageVersion } from './message.ts';
import { maySit } from './seating.ts';
import { type CrisisUnit, requireSeat, seatOf } from './unit.ts';

/** What says of a version that it is newer than another, and by whom. */
export type VersionHead = Pick<MessageVersion, 'id' | 'number' | 'written'>;

/** A version as it stands at a moment: with the newest one there is, and who sits in its unit. */
export interface Signing {
  readonly unit: CrisisUnit;
  readonly version: MessageVersion;
  readonly newest: VersionHead;
  readonly now: Temporal.Instant;
}

/** What a version is, in a word; the first that holds. */
export type Standing = 'pushed' | 'replaced' | 'lapsed' | 'signed' | 'waits';

/** How it stands at this moment. */
export function standingOf(signing: Signing): Standing {
  const { version, newest } = signing;
  if (version.pushed) return 'pushed';
  if (newest.number !== version.number) return 'replaced';
  if (isLapsed(signing)) return 'lapsed';
  return missingSides(signing).length === 0 ? 'signed' : 'waits';
}

/** Not pushed in time: its signatures hold no more, and it takes no others. */
export function isLapsed({ version, now }: Pick<Signing, 'version' | 'now'>): boolean {
  return !version.pushed && Temporal.Instant.compare(version.expiresAt, now) <= 0;
}

/**
 * The signatures that hold now: of whoever still sits for the side they signed for and works there, and, of
 * two by one person, none.
 */
export function currentSignatures({
  version,
  unit,
}: Pick<Signing, 'version' | 'unit'>): Readonly<Partial<Record<Side, Deed>>> {
  const { police, local_authority: council } = version.signatures;
  if (police && police.by.memberId === council?.by.memberId) return {};
  const holds = (side: Side, deed: Deed | undefined) =>
    deed?.by.organisation.side === side && seatOf(unit, deed.by.memberId)?.side === side
      ? { [side]: deed }
      : {};
  return { ...holds('police', police), ...holds('local_authority', council) };
}

/** Which side has not signed it, or not validly. */
export function missingSides(signing: Pick<Signing, 'version' | 'unit'>): readonly Side[] {
  const current = currentSignatures(signing);
  return SIDES.filter((side) => !current[side]);
}

/** What an edit brings. */
export interface Draft {
  readonly id: string;
  readonly messageId: string;
  readonly content: MessageContent;
  readonly hash: string;
  /** The number of the version it was made from; 0: of none. */
  readonly base: number;
}

/**
 * Makes the next version of a message, without a signature. What was made from an older version than the
 * newest is refused, so that of two who edit at once nobody overwrites the other.
 *
 * @param newest the newest version of the message, if there is one.
 * @param minutes until it lapses.
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_edited_meanwhile`,
 *   `crisis_pushed_already`.
 */
export function writeVersion(
  unit: CrisisUnit,
  newest: MessageVersion | undefined,
  { base, ...draft }: Draft,
  written: Deed,
  minutes: number,
): MessageVersion {
  requireSeat(unit, written.by);
  if (newest?.pushed) throw pushedAlready(newest, newest.pushed);
  if (newest && newest.number !== base) {
    throw new Refusal('crisis_edited_meanwhile', {
      number: String(newest.number),
      name: newest.written.by.name,
    });
  }
  return {
    ...draft,
    unitId: unit.id,
    partnershipId: unit.partnershipId,
    number: (newest?.number ?? 0) + 1,
    written,
    signatures: {},
    expiresAt: written.at.add({ minutes }),
  };
}

/**
 * Signs a version for the side that somebody sits for.
 *
 * @param hash what they saw: another one than the version's is refused.
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_pushed_already`,
 *   `crisis_version_replaced`, `crisis_version_lapsed`, `crisis_hash_differs`, `crisis_signed_already`,
 *   `crisis_signed_twice`.
 */
export function signVersion(signing: Signing, hash: string, by: Actor): MessageVersion {
  const { version, now } = signing;
  const { side } = requireSeat(signing.unit, by);
  requireWaiting(signing);
  if (hash !== version.hash) throw new Refusal('crisis_hash_differs');
  const current = currentSignatures(signing);
  const earlier = current[side];
  const number = String(version.number);
  if (earlier) throw new Refusal('crisis_signed_already', { number, name: earlier.by.name });
  const twice = Object.values(version.signatures).some((one) => one?.by.memberId === by.memberId);
  if (twice) throw new Refusal('crisis_signed_twice', { number });
  return { ...version, signatures: { ...current, [side]: { by, at: now } } };
}

/**
 * Takes back the signature of one's own side, until it is pushed.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_pushed_already`,
 *   `crisis_version_replaced`, `crisis_nothing_signed`.
 */
export function withdrawSignature(signing: Signing, by: Actor): MessageVersion {
  const { version, newest } = signing;
  const { side } = requireSeat(signing.unit, by);
  if (version.pushed) throw pushedAlready(version, version.pushed);
  if (newest.number !== version.number) throw replaced(version, newest);
  if (!version.signatures[side]) {
    throw new Refusal('crisis_nothing_signed', { number: String(version.number) });
  }
  return withoutSignature(version, side);
}

/**
 * Asks for changes. Who asks for them does not stand by the text: the signature of their side falls.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_pushed_already`,
 *   `crisis_version_replaced`, `crisis_version_lapsed`.
 */
export function requestChanges(signing: Signing, by: Actor): MessageVersion {
  const { side } = requireSeat(signing.unit, by);
  requireWaiting(signing);
  return withoutSignature(signing.version, side);
}

/** Whoever leaves their seat takes their signature with them. */
export function dropSignatureOf(version: MessageVersion, memberId: string): MessageVersion {
  if (version.pushed) return version;
  const side = SIDES.find((one) => version.signatures[one]?.by.memberId === memberId);
  return side ? withoutSignature(version, side) : version;
}

/** Whoever has left, or may sit for their side no more, stands by nothing, even if their seat is still theirs. */
export function dropSignaturesOfLeavers(
  version: MessageVersion,
  people: readonly Member[],
): MessageVersion {
  const left = SIDES.filter((side) => {
    const signer = people.find(({ id }) => id === version.signatures[side]?.by.memberId);
    return version.signatures[side] && !(signer && maySit(signer, side));
  });
  return left.reduce(withoutSignature, version);
}

/**
 * Sends it off: once, with two signatures that hold at this moment, of different people of different sides,
 * on exactly this version.
 *
 * @throws Refusal `crisis_closed`, `crisis_not_in_seat`, `crisis_pushed_already`,
 *   `crisis_version_replaced`, `crisis_version_lapsed`, `crisis_hash_differs`, `crisis_not_signed`,
 *   naming the sides that are missing.
 */
export function pushVersion(signing: Signing, hash: string, by: Actor): MessageVersion {
  const { version, unit, now } = signing;
  requireSeat(unit, by);
  requireWaiting(signing);
  if (hash !== version.hash) throw new Refusal('crisis_hash_differs');
  const missing = missingSides(signing);
  if (missing.length > 0) {
    const who = unit.seats
      .filter(({ side }) => missing.includes(side))
      .map(({ holder }) => `${holder.name} (${holder.organisation.name})`);
    throw new Refusal('crisis_not_signed', {
      number: String(version.number),
      who: who.join(', '),
    });
  }
  return { ...version, pushed: { by, at: now } };
}

function requireWaiting(signing: Signing): void {
  const { version, newest } = signing;
  if (version.pushed) throw pushedAlready(version, version.pushed);
  if (newest.number !== version.number) throw replaced(version, newest);
  if (isLapsed(signing)) {
    throw new Refusal('crisis_version_lapsed', { number: String(version.number) });
  }
}

function withoutSignature(version: MessageVersion, side: Side): MessageVersion {
  const { [side]: _fallen, ...signatures } = version.signatures;
  return { ...version, signatures };
}

function pushedAlready({ number }: MessageVersion, { by }: Deed): Refusal {
  return new Refusal('crisis_pushed_already', { number: String(number), name: by.name });
}

function replaced({ number }: MessageVersion, newest: VersionHead): Refusal {
  return new Refusal('crisis_version_replaced', {
    number: String(number),
    newest: String(newest.number),
    name: newest.written.by.name,
  });
}
