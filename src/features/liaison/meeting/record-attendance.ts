import type { Look } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { type ByName, lookAt, MEETS } from '../rights.ts';
import { findMeeting, findMeetingForUpdate, nameOf } from './find-meeting.ts';
import { auditOf, requireArranging, saveGrown } from './save-meeting.ts';

/** May this member write down who was there? Asked before the form opens. */
export const planAttendance = lookAt('plan-attendance', async (ctx, { name }: ByName) => {
  const found = await findMeeting(ctx, name);
  requireMine(ctx, found);
  return found;
});

/** Writes down who was there; the last word counts. */
export const recordAttendance = useCase({
  name: 'record-attendance',
  right: MEETS,
  async run(ctx, { name, attended }: ByName & { readonly attended: readonly string[] }) {
    const { stores, people, now } = ctx;
    const found = await findMeetingForUpdate(ctx, name);
    requireMine(ctx, found);
    const { series, meeting } = found;
    const there = attendable(found, people).filter(({ id }) => attended.includes(id));
    const actors = there.map(actorOf);
    await stores.meetings.saveAttendance(meeting, actors, now);
    const changed = await saveGrown(ctx, { ...meeting, attended: actors });
    return {
      result: { series, meeting: changed },
      audit: [auditOf(found, 'meeting.attended', { attended: there.map(({ id }) => id) })],
      channelCards: [],
    };
  },
});

/** Those invited, and everybody else of their organisations who may have come in their place. */
export function attendable({ series, meeting }: MeetingOfSeries, people: readonly Member[]) {
  const invited = invitedOf(series, people);
  const houses = new Set(invited.map(({ organisation }) => organisation.id));
  const deputies = new Set(meeting.answers.map(({ deputy }) => deputy?.memberId));
  return people.filter(
    ({ id, organisation, roles }) =>
      invited.some((one) => one.id === id) ||
      deputies.has(id) ||
      (houses.has(organisation.id) && roles.includes('deputy')),
  );
}

/** @throws Refusal `meeting_not_yours`; `meeting_not_planned`; `meeting_not_over`. */
function requireMine(ctx: Look, found: MeetingOfSeries): void {
  requireArranging(ctx, found);
  const meeting = nameOf(found);
  if (found.meeting.state !== 'planned') throw new Refusal('meeting_not_planned', { meeting });
  if (!hasBegun(found.meeting, ctx.now)) throw new Refusal('meeting_not_over', { meeting });
}
