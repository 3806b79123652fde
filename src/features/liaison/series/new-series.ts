import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { Partnership } from '../../../domain/people/partnership.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import { fingerprint } from '../input.ts';

/** What both sides agree on about a series before it has a reference. */
export type AgreedSeries = Pick<
  Series,
  | 'kind'
  | 'title'
  | 'place'
  | 'link'
  | 'rhythms'
  | 'minutes'
  | 'chairIds'
  | 'noteTakerId'
  | 'invitedIds'
  | 'quorum'
  | 'offsets'
  | 'template'
>;

export async function newSeries(
  ctx: Transaction,
  id: string,
  agreed: AgreedSeries,
): Promise<Series> {
  const { stores, partnership, member, now } = ctx;
  const year = referenceYear(now, partnership.timeZone);
  const number = await stores.counters.next(partnership.id, 'L', year);
  return {
    ...agreed,
    id,
    partnershipId: partnership.id,
    reference: formatReference('L', year, number),
    skippedFrom: undefined,
    cancelledFrom: undefined,
    computedWith: calendarFingerprint(partnership),
    lookAgainAt: now,
    created: { by: actorOf(member), at: now },
    revision: 1,
  };
}

/** Names the holidays, the working days and the time zone data that meetings are reckoned with. */
export function calendarFingerprint({ holidays, officeHours, timeZone }: Partnership): string {
  const zones = process.versions['tz'] ?? '';
  return fingerprint([holidays, officeHours, timeZone, zones]);
}
