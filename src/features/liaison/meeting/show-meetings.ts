import type { Look } from '../../../bot/declare/transaction.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import { MEETING_STATES } from '../../../domain/meeting/meeting.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { type ByName, lookAt } from '../rights.ts';
import { findMeetingWithAgenda, seenBy } from './find-meeting.ts';

/** Rows shown at once. */
const MEETING_ROWS = 8;

/** The next meetings that a member may see, what begins first before the rest. */
export const listMeetings = lookAt('list-meetings', nextMeetings);

/** The same, for a use case that goes on with them. */
export async function nextMeetings(ctx: Look): Promise<readonly MeetingOfSeries[]> {
  const { stores, partnership, now } = ctx;
  const states = MEETING_STATES.filter((state) => state !== 'cancelled');
  const ahead = { partnershipId: partnership.id, states, endsAfter: now };
  return stores.meetings.listOfSeries({ ...ahead, ...(await seenBy(ctx)) }, { most: MEETING_ROWS });
}

export interface ShownMeeting extends MeetingOfSeries {
  readonly items: readonly AgendaItem[];
}

/** One meeting with everything about it, to one member: by its name, or the next of its series, or the next there is. */
export const showMeeting = lookAt('show-meeting', async (ctx, { name }: ByName) => {
  const found = await findMeetingWithAgenda(ctx, name);
  return { ...found, items: await collectAgenda(ctx, found) };
});
