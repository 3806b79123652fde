import { type Scene, unchanged, useCase } from '../../../bot/use-case.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { MEETS, maySeeSeries } from '../rights.ts';
import { findMeeting, type MeetingOfSeries } from './find-meeting.ts';

/** Rows shown at once. */
export const MEETING_ROWS = 8;
/** So many meetings are looked through. */
const MOST_LOOKED_AT = 300;

/** The next meetings that a member may see, what begins first before the rest. */
export const listMeetings = useCase<object, readonly MeetingOfSeries[]>({
  name: 'list-meetings',
  right: MEETS,
  async run(scene) {
    const filter = { partnershipId: scene.partnership.id, endsAfter: scene.now };
    const seen = await seenSeries(scene);
    const meetings = await scene.stores.meetings.list(filter, { most: MOST_LOOKED_AT });
    const shown = meetings.flatMap((meeting) => {
      const series = seen.get(meeting.seriesId);
      return series && meeting.state !== 'cancelled' ? [{ series, meeting }] : [];
    });
    return unchanged(shown.slice(0, MEETING_ROWS));
  },
});

export async function seenSeries({
  stores,
  partnership,
  member,
}: Scene): Promise<ReadonlyMap<string, Series>> {
  const all = await stores.series.list(partnership.id);
  const seen = all.filter((series) => maySeeSeries(member, series));
  return new Map(seen.map((series) => [series.id, series]));
}

export interface ShownMeeting extends MeetingOfSeries {
  readonly items: readonly AgendaItem[];
}

/** One meeting with everything about it, to one member: by its name, or the next of its series, or the next there is. */
export const showMeeting = useCase<{ readonly name: string }, ShownMeeting>({
  name: 'show-meeting',
  right: MEETS,
  async run(scene, { name }) {
    const found = await findMeeting(scene, name);
    return unchanged({ ...found, items: await collectAgenda(scene, found) });
  },
});
