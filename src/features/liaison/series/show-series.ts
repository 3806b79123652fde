import type { Look } from '../../../bot/declare/transaction.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { SeriesChange } from '../../../domain/meeting/series-change.ts';
import { findMeeting, findSeries, laidOut } from '../meeting/find-meeting.ts';
import { type ByName, lookAt } from '../rights.ts';

export interface ShownSeries {
  readonly series: Series;
  /** What begins first before the rest. */
  readonly meetings: readonly Meeting[];
  /** Oldest first. */
  readonly changes: readonly SeriesChange[];
}

/** One series with its meetings and what happened to them. */
export const showSeries = lookAt('show-series', async (ctx, { name }: ByName) =>
  shown(ctx, await findSeries(ctx, name)),
);

/** The meetings of a series that this member is shown already; what begins first before the rest. */
export const listLaidOut = lookAt(
  'list-laid-out',
  async ({ stores, partnership }, { id }: Pick<Series, 'id'>) => {
    const found = (await laidOut(stores, { id })).toReversed();
    return found.filter(({ partnershipId }) => partnershipId === partnership.id);
  },
);

async function shown({ stores }: Look, series: Series): Promise<ShownSeries> {
  const latest = await laidOut(stores, series);
  const changes = await stores.series.listChanges(series.id);
  return { series, meetings: latest.toReversed(), changes };
}

export interface MeetingDetails extends ShownSeries {
  readonly meeting: Meeting;
}

/** What happened to one meeting, and who was at those of its series. */
export const showDetails = lookAt('show-meeting-details', async (ctx, { name }: ByName) => {
  const { series, meeting } = await findMeeting(ctx, name);
  return { ...(await shown(ctx, series)), meeting };
});
