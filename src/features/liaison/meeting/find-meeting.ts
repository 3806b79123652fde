import { findMeant } from '../../../bot/declare/find-meant.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { newRecord } from '../../../bot/declare/use-case.ts';
import { isOver, type Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { formatMeetingName, parseMeetingName, parseReference } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { tidy } from '../../../domain/text/tidy.ts';
import type { Stores } from '../../../ports/stores.ts';
import { type ByName, maySeeSeries } from '../rights.ts';

export interface MeetingOfSeries {
  readonly series: Series;
  readonly meeting: Meeting;
}

/** A meeting, locked, and the id of what is about to be recorded of it. */
export interface MeetingForRecord extends MeetingOfSeries {
  readonly id: string;
}

/** How much of what was typed is said back. */
const SAID_BACK_CHARACTERS = 40;
/** So many meetings are looked through. */
const MOST_LOOKED_AT = 500;
/** Everything ahead of a series, and enough of what is over to go on from. */
const MOST_LAID_OUT = 80;

/** `L-2026-0001/2026-12-08`: its series, and the date on which the rhythm put it. */
export function nameOf({ series, meeting }: MeetingOfSeries): string {
  return formatMeetingName(series.reference, meeting.date);
}

/** A meeting with its series, by its id; nothing if it is there no more. */
export async function readMeeting(
  { meetings, series: all }: Pick<Stores, 'meetings' | 'series'>,
  id: string,
): Promise<MeetingOfSeries | undefined> {
  const meeting = await meetings.find(id);
  const series = meeting && (await all.find(meeting.seriesId));
  return series && { series, meeting };
}

/** The same of many, by their ids. */
export async function readMeetings(
  { meetings, series: all }: Pick<Stores, 'meetings' | 'series'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MeetingOfSeries>> {
  const found = await meetings.findAll(ids);
  const series = await all.findAll([...new Set(found.map(({ seriesId }) => seriesId))]);
  const byId = new Map(series.map((one) => [one.id, one]));
  return new Map(
    found.flatMap((meeting) => {
      const own = byId.get(meeting.seriesId);
      return own ? [[meeting.id, { series: own, meeting }]] : [];
    }),
  );
}

/**
 * The series that somebody means.
 *
 * @param typed its reference, or the name of a meeting of it.
 * @throws Refusal `which_reference`, `series_unknown`.
 */
export async function findSeries(ctx: Transaction, typed: string) {
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

/**
 * The meeting that somebody means: by its name; the next of a series by its reference; without either the
 * next that there is.
 *
 * @throws Refusal `series_unknown`, `meeting_unknown`, or `meeting_none`.
 */
export async function findMeeting(ctx: Transaction, typed: string): Promise<MeetingOfSeries> {
  if (typed.trim() === '') return nextMeeting(ctx);
  const series = await findSeries(ctx, typed);
  const meeting = await meetingIn(ctx, series, parseMeetingName(typed)?.date);
  return { series, meeting };
}

/** The same, with its series, and so all its meetings, locked until the transaction ends. */
export async function findMeetingForUpdate(ctx: Transaction, typed: string) {
  return lockedAgain(ctx, await findMeeting(ctx, typed));
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
  const series = await stores.series.findForUpdate(found.series.id);
  const meeting = await stores.meetings.find(found.meeting.id);
  if (!series || !meeting) throw new Refusal('meeting_none');
  return { series, meeting };
}

async function nextMeeting(ctx: Transaction): Promise<MeetingOfSeries> {
  const { stores, member, partnership, now } = ctx;
  const all = await stores.series.list(partnership.id);
  const seen = all.filter((one) => maySeeSeries(member, one));
  const filter = {
    seriesIds: seen.map(({ id }) => id),
    endsAfter: now,
    states: ['planned'],
  } as const;
  const [meeting] = await stores.meetings.list(filter, { most: 1 });
  const series = seen.find(({ id }) => id === meeting?.seriesId);
  if (!meeting || !series) throw new Refusal('meeting_none');
  return { series, meeting };
}

async function meetingIn(ctx: Transaction, series: Series, date: string | undefined) {
  const page = { most: MOST_LOOKED_AT, latest: true };
  const list = (more: { readonly date?: string }) =>
    ctx.stores.meetings.list({ seriesId: series.id, ...more }, page);
  if (date === undefined) return nextOf(await list({}), ctx.now);
  const named = await list({ date });
  const found = named.find(({ state }) => state === 'planned') ?? named[0];
  return found ?? movedFrom(ctx, series, date, await list({}));
}

/** The next that takes place; if there is none, the last there was. */
function nextOf(latestFirst: readonly Meeting[], now: Temporal.Instant): Meeting {
  const ahead = latestFirst.filter((one) => one.state === 'planned' && !isOver(one, now));
  const found = ahead.at(-1) ?? latestFirst[0];
  if (!found) throw new Refusal('meeting_none');
  return found;
}

/** It went by this date before its rhythm changed. */
async function movedFrom(
  { stores }: Transaction,
  { id, reference }: Series,
  date: string,
  meetings: readonly Meeting[],
): Promise<Meeting> {
  const moves = (await stores.series.listChanges(id)).flatMap((change) => change.moves);
  const move = moves.findLast((one) => one.date === date);
  const found = meetings.find(({ id: one }) => one === move?.meetingId);
  if (!found) throw new Refusal('meeting_unknown', { reference, date });
  return found;
}

/** The meetings of a series, what begins last before the rest. */
export function laidOut(
  { meetings }: Pick<Stores, 'meetings'>,
  { id: seriesId }: Pick<Series, 'id'>,
): Promise<readonly Meeting[]> {
  return meetings.list({ seriesId }, { most: MOST_LAID_OUT, latest: true });
}
