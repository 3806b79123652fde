import type { AgendaPoint } from '../../../domain/meeting/agenda.ts';
import type { Correction } from '../../../domain/meeting/minutes.ts';
import type { Stores } from '../../../ports/stores.ts';
import type { MeetingOfSeries } from '../meeting/find-meeting.ts';

export interface Minutes extends MeetingOfSeries {
  readonly points: readonly AgendaPoint[];
  readonly corrections: readonly Correction[];
}

/** The minutes of a meeting as they stand. */
export async function minutesOf(
  { stores }: { readonly stores: Pick<Stores, 'agenda' | 'meetings'> },
  found: MeetingOfSeries,
): Promise<Minutes> {
  const points = await stores.agenda.list(found.meeting.id);
  const corrections = await stores.meetings.listCorrections(found.meeting.id);
  return { ...found, points, corrections };
}
