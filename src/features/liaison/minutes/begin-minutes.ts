import { randomUUID } from 'node:crypto';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries, MeetingWithMinutes } from '../../../ports/meeting/meeting-store.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { visibleAgendaItems } from '../agenda/visible-agenda.ts';
import { findMeeting, lockedAgain, nameOf } from '../meeting/find-meeting.ts';
import { saveGrown } from '../meeting/save-meeting.ts';
import { arranges, type ByName, lookAt, lookAtLocked, maySeeSeries } from '../rights.ts';
import { minutesOf } from './minutes-of-meeting.ts';

/** The minutes of a meeting that has begun; nothing if whoever asks takes them, and begins with that. */
export const showMinutes = lookAt('show-minutes', async (ctx, { name }: ByName) => {
  const found = await findBegun(ctx, name);
  return found.meeting.agendaFixedAt || !arranges(ctx.member, found.series)
    ? visibleMinutes(ctx, found)
    : undefined;
});

/**
 * The same, begun. Who takes them fixes the agenda with that: what had come onto it by itself stays, whatever becomes
 * of it.
 */
export const beginMinutes = lookAtLocked('begin-minutes', async (ctx, { name }: ByName) => {
  const found = await lockedAgain(ctx, await findBegun(ctx, name));
  const begun = found.meeting.agendaFixedAt || !arranges(ctx.member, found.series);
  return visibleMinutes(ctx, begun ? found : await fixAgenda(ctx, found));
});

/** @throws Refusal `meeting_not_over`, and as {@link findMeeting}. */
async function findBegun(ctx: Look, name: string): Promise<MeetingOfSeries> {
  const found = name === '' ? await lastBegun(ctx) : await findMeeting(ctx, name);
  if (hasBegun(found.meeting, ctx.now)) return found;
  throw new Refusal('meeting_not_over', { meeting: nameOf(found) });
}

async function visibleMinutes(ctx: Look, found: MeetingOfSeries): Promise<MeetingWithMinutes> {
  const minutes = await minutesOf(ctx, found);
  return { ...minutes, points: await visibleAgendaItems(ctx, minutes.points) };
}

/** The meeting of this partnership that began last. */
async function lastBegun(ctx: Look): Promise<MeetingOfSeries> {
  const { stores, partnership, now } = ctx;
  const filter = { partnershipId: partnership.id, states: ['planned'], beginsBy: now } as const;
  const [found] = await stores.meetings.listOfSeries(filter, { most: 1, latest: true });
  if (!found) throw new Refusal('meeting_none');
  // Of what a partner may not see it is not said that it is there.
  return maySeeSeries(ctx.member, found.series) ? found : findMeeting(ctx, nameOf(found));
}

async function fixAgenda(
  { stores, partnership, agenda, now }: Transaction,
  { series, meeting }: MeetingOfSeries,
): Promise<MeetingOfSeries> {
  // Without the member: what is fixed is what may stand in a joint channel.
  const [found] = await stores.meetings.listWithAgenda({ id: meeting.id }, { most: 1 }, now);
  if (!found) throw new Refusal('meeting_none');
  const items = await collectAgenda({ stores, partnership, agenda, now }, found);
  const kept = new Set(found.points.map(({ source }) => source));
  const fresh = items.filter(({ source }) => !kept.has(source));
  const points = fresh.map(({ source, kind, reference, what }) => ({
    ...{ id: randomUUID(), seriesId: series.id, meetingId: meeting.id },
    ...{ source, kind, reference, what, added: { by: undefined, at: now } },
    ...{ decision: undefined, decided: undefined },
  }));
  await stores.agenda.insert(points);
  return { series, meeting: await saveGrown({ stores }, { ...meeting, agendaFixedAt: now }) };
}
