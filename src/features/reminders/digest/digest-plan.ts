import type { Member } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { nextDigest } from '../../../domain/reminder/digest.ts';
import type { ReminderRecord, WantedReminder } from '../../../ports/delivery/reminder-store.ts';
import type { Stores } from '../../../ports/stores.ts';

/** The kind of record under which digests are planned; the record is the member. */
export const DIGEST_REMINDERS = 'digest';
/** The one occasion of a digest. */
export const DIGEST_OCCASION = 'digest';

interface DigestScene {
  readonly stores: Pick<Stores, 'reminders' | 'settings'>;
  readonly partnership: Partnership;
  readonly now: Temporal.Instant;
}

/** Plans a member's next digest, and no other; none if they want none. */
export async function planDigest(
  { stores, partnership, now }: DigestScene,
  member: Member,
  digestAt: string | undefined,
): Promise<void> {
  const wanted = digestAt === undefined ? [] : [digestReminder(digestAt, member, partnership, now)];
  await stores.reminders.plan(digestRecord(member), wanted);
}

/** What is kept for the digest must come: plans it if it is not planned. */
export async function ensureDigest(ctx: DigestScene, member: Member): Promise<void> {
  const { stores, partnership, now } = ctx;
  const record = digestRecord(member);
  const kept = await stores.reminders.list(record);
  const { digestAt } = await stores.settings.find(member.id);
  if (digestAt === undefined || kept.some(({ state }) => state === 'planned')) return;
  await stores.reminders.add(record, digestReminder(digestAt, member, partnership, now));
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
