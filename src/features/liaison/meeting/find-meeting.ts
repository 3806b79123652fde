import { findMeant } from '../../../bot/declare/find-meant.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { newRecord } from '../../../bot/declare/use-case.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { isSide } from '../../../domain/people/side.ts';
import {
  formatMeetingName,
  parseMeetingName,
  parseReference,
  referencesMeant,
  referenceYear,
} from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { tidy } from '../../../domain/text/tidy.ts';
import type {
  MeetingFilter,
  MeetingOfSeries,
  MeetingPage,
  MeetingWithAgenda,
} from '../../../ports/meeting/meeting-store.ts';
import type { ReadingStores } from '../../../ports/stores.ts';
import { type ByName, maySeeSeries } from '../rights.ts';

/** A meeting, locked, and the id of what is about to be recorded of it. */
export interface MeetingForRecord extends MeetingOfSeries {
  readonly id: string;
}

/** How much of what was typed is said back. */
const SAID_BACK_CHARACTERS = 40;
/** One that is called off leaves its date to another. */
const MOST_OF_A_DATE = 5;
/** Everything ahead of a series, and enough of what is over to go on from. */
const MOST_LAID_OUT = 80;

/** `L-2026-0001/2026-12-08`: its series, and the date on which the rhythm put it. */
export function nameOf({ series, meeting }: MeetingOfSeries): string {
  return formatMeetingName(series.reference, meeting.date);
}

/** A meeting with its series, by its id, in one statement; nothing if it is there no more. */
export async function readMeeting(
  { meetings }: Pick<ReadingStores, 'meetings'>,
  id: string,
): Promise<MeetingOfSeries | undefined> {
  return (await meetings.listOfSeries({ id }, { most: 1 })).at(0);
}

/** The same of many, by their ids. */
export async function readMeetings(
  { meetings }: Pick<ReadingStores, 'meetings'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MeetingOfSeries>> {
  const found = await meetings.listOfSeries({ ids }, { most: ids.length });
  return new Map(found.map((one) => [one.meeting.id, one]));
}

/**
 * The series that somebody means.
 *
 * @param typed its reference, or the name of a meeting of it.
 * @throws Refusal `which_reference`, `series_unknown`.
 */
export async function findSeries(ctx: Look, typed: string) {
  const { stores, member, partnership } = ctx;
  const name = parseMeetingName(typed)?.typed ?? '';
  const series = await findMeant(ctx, name, 'L', async (one) => {
    const found = await stores.series.findByReference(partnership.id, one);
    return found && maySeeSeries(member, found) ? found : undefined;
  });
  if (series) return series;
  const said = tidy(typed.trim().slice(0, SAID_BACK_CHARACTERS));
  const reference = parseReference(name, 'L') ?? said;
  throw new Refusal('series_unknown', { reference });
}

/** Reads meetings, with as much of each as is asked for. */
type Read<Found> = (filter: MeetingFilter, page: MeetingPage) => Promise<readonly Found[]>;

/**
 * The meeting that somebody means: by its name; the next of a series by its reference; without either the
 * next that there is.
 *
 * @throws Refusal `series_unknown`, `meeting_unknown`, or `meeting_none`.
 */
export function findMeeting(ctx: Look, typed: string): Promise<MeetingOfSeries> {
  const { meetings } = ctx.stores;
  return find(ctx, typed, (filter, page) => meetings.listOfSeries(filter, page));
}

/** The same with everything that its agenda is made of. */
export function findMeetingWithAgenda(ctx: Look, typed: string): Promise<MeetingWithAgenda> {
  const { stores, now } = ctx;
  return find(ctx, typed, (filter, page) => stores.meetings.listWithAgenda(filter, page, now));
}

async function find<Found extends MeetingOfSeries>(
  ctx: Look,
  typed: string,
  read: Read<Found>,
): Promise<Found> {
  if (typed.trim() === '') return nextMeeting(ctx, read);
  const { member, partnership, now } = ctx;
  const { typed: name = '', date } = parseMeetingName(typed) ?? {};
  const [reference, other] = referencesMeant(name, 'L', referenceYear(now, partnership.timeZone));
  if (reference !== undefined && other === undefined) {
    const found = await findIn(ctx, { partnershipId: partnership.id, reference }, date, read);
    if (found && maySeeSeries(member, found.series)) return found;
  }
  const series = await findSeries(ctx, typed);
  const found = await findIn(ctx, { seriesId: series.id }, date, read);
  if (found) return found;
  if (date === undefined) throw new Refusal('meeting_none');
  return movedFrom(ctx, series, date, read);
}

/** The same, with its series, and so all its meetings, locked until the transaction ends. */
export async function findMeetingForUpdate(ctx: Transaction, typed: string) {
  const { stores, partnership } = ctx;
  const reference = parseReference(parseMeetingName(typed)?.typed ?? '', 'L');
  if (reference === undefined) return lockedAgain(ctx, await findMeeting(ctx, typed));
  await stores.series.lock({ partnershipId: partnership.id, reference });
  return findMeeting(ctx, typed);
}

/** The same, for a use case that records something of it. */
export async function findMeetingForRecord(
  ctx: Transaction,
  { name }: ByName,
): Promise<MeetingForRecord> {
  return { ...(await findMeetingForUpdate(ctx, name)), ...(await newRecord()) };
}

/** @throws Refusal `meeting_none` if it went meanwhile. */
export async function lockedAgain(
  { stores }: Pick<Transaction, 'stores'>,
  found: MeetingOfSeries,
): Promise<MeetingOfSeries> {
  await stores.series.lock({ id: found.series.id });
  const again = await readMeeting(stores, found.meeting.id);
  if (!again) throw new Refusal('meeting_none');
  return again;
}

async function nextMeeting<Found extends MeetingOfSeries>(
  ctx: Look,
  read: Read<Found>,
): Promise<Found> {
  const { partnership, now } = ctx;
  const ahead = { partnershipId: partnership.id, endsAfter: now, states: ['planned'] } as const;
  const [next] = await read({ ...ahead, ...(await seenBy(ctx)) }, { most: 1 });
  if (!next) throw new Refusal('meeting_none');
  return next;
}

/** Of which series somebody sees the meetings; of a partner's people it is looked up. */
export async function seenBy({ stores, member, partnership }: Look): Promise<MeetingFilter> {
  if (isSide(member.organisation.side)) return {};
  const all = await stores.series.list(partnership.id);
  return {
    seriesIds: all.filter((series) => maySeeSeries(member, series)).map(({ id }) => id),
  };
}

/** The one of a date; without one the next that takes place, and if there is none, the last there was. */
async function findIn<Found extends MeetingOfSeries>(
  { now }: Look,
  series: MeetingFilter,
  date: string | undefined,
  read: Read<Found>,
): Promise<Found | undefined> {
  if (date !== undefined) {
    const named = await read({ ...series, date }, { most: MOST_OF_A_DATE });
    return named.find(({ meeting }) => meeting.state === 'planned') ?? named[0];
  }
  const ahead = { ...series, endsAfter: now, states: ['planned'] } as const;
  const [next] = await read(ahead, { most: 1 });
  return next ?? (await read(series, { most: 1, latest: true }))[0];
}

/** It went by this date before its rhythm changed. */
async function movedFrom<Found extends MeetingOfSeries>(
  { stores }: Look,
  { id, reference }: Series,
  date: string,
  read: Read<Found>,
): Promise<Found> {
  const moves = (await stores.series.listChanges(id)).flatMap((change) => change.moves);
  const move = moves.findLast((one) => one.date === date);
  const [found] = move ? await read({ id: move.meetingId, seriesId: id }, { most: 1 }) : [];
  if (!found) throw new Refusal('meeting_unknown', { reference, date });
  return found;
}

/** The meetings of a series, what begins last before the rest. */
export function laidOut(
  { meetings }: Pick<ReadingStores, 'meetings'>,
  { id: seriesId }: Pick<Series, 'id'>,
): Promise<readonly Meeting[]> {
  return meetings.list({ seriesId }, { most: MOST_LAID_OUT, latest: true });
}
