import type { Member } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { nextDigest } from '../../../domain/reminder/digest.ts';
import type {
  PlannedRecord,
  ReminderRecord,
  WantedReminder,
} from '../../../ports/delivery/reminder-store.ts';

/** The kind of record under which digests are planned; the record is the member. */
export const DIGEST_REMINDERS = 'digest';
/** The one occasion of a digest. */
export const DIGEST_OCCASION = 'digest';

interface DigestScene {
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
}

/** A member's next digest, and no other; none if they want none. */
export function nextDigestOf(
  { partnership, now }: DigestScene,
  member: Member,
  digestAt: string | undefined,
): PlannedRecord {
  const wanted = digestAt === undefined ? [] : [digestReminder(digestAt, member, partnership, now)];
  return { record: digestRecord(member), wanted };
}

/** What is kept for the digest must come: the one that is planned, or else the next. */
export function someDigestOf(
  scene: DigestScene,
  member: Member,
  digestAt: string | undefined,
): PlannedRecord {
  const { record, wanted } = nextDigestOf(scene, member, digestAt);
  return {
    record,
    wanted(kept) {
      const waiting = kept.filter(({ state }) => state === 'planned');
      if (waiting.length > 0) return waiting;
      return typeof wanted === 'function' ? wanted(kept) : wanted;
    },
  };
}

function digestReminder(
  digestAt: string,
  { timeZone }: Member,
  partnership: Partnership,
  now: Temporal.Instant,
): WantedReminder {
  const at = nextDigest(digestAt, timeZone, partnership, now);
  return { subject: `digest:${at.epochMilliseconds}`, occasion: DIGEST_OCCASION, at };
}

function digestRecord({ id: recordId, partnershipId }: Member): ReminderRecord {
  return { partnershipId, kind: DIGEST_REMINDERS, recordId };
}
