import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import type { Stores } from '../../../ports/stores.ts';

/** Everything ahead of a series, and enough of what is over to go on from. */
const MOST = 80;

export function laidOut(
  { meetings }: Pick<Stores, 'meetings'>,
  { id: seriesId }: Pick<Series, 'id'>,
): Promise<readonly Meeting[]> {
  return meetings.list({ seriesId }, { most: MOST, latest: true });
}
