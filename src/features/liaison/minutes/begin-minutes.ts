import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { visibleAgendaItems } from '../agenda/visible-agenda.ts';
import { findMeeting, lockedAgain, type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { saveGrown } from '../meeting/save-meeting.ts';
import { arranges, type ByName, lookAtLocked } from '../rights.ts';
import { minutesOf } from './minutes-of-meeting.ts';

/**
 * The minutes of a meeting that has begun. Who takes them fixes its agenda with that: what had come onto it by
 * itself stays, whatever becomes of it.
 */
export const showMinutes = lookAtLocked('show-minutes', async (ctx, { name }: ByName) => {
  const seen = await findMeeting(ctx, name === '' ? await lastBegun(ctx) : name);
  const mayWrite = arranges(ctx.member, seen.series);
  const found = mayWrite ? await lockedAgain(ctx, seen) : seen;
  const { meeting } = found;
  if (!hasBegun(meeting, ctx.now)) {
    throw new Refusal('meeting_not_over', { meeting: nameOf(found) });
  }
  const fixed = meeting.agendaFixedAt || !mayWrite ? found : await fixAgenda(ctx, found);
  const minutes = await minutesOf(ctx, fixed);
  return { ...minutes, points: await visibleAgendaItems(ctx, minutes.points) };
});

/** The meeting of this partnership that began last. */
async function lastBegun({ stores, partnership, now }: Transaction): Promise<string> {
  const filter = { partnershipId: partnership.id, states: ['planned'], beginsBy: now } as const;
  const [meeting] = await stores.meetings.list(filter, { most: 1, latest: true });
  const series = meeting && (await stores.series.find(meeting.seriesId));
  if (!series) throw new Refusal('meeting_none');
  return nameOf({ series, meeting });
}

async function fixAgenda(
  { stores, partnership, agenda, now }: Transaction,
  { series, meeting }: MeetingOfSeries,
): Promise<MeetingOfSeries> {
  // Without the member: what is fixed is what may stand in a joint channel.
  const items = await collectAgenda({ stores, partnership, agenda, now }, { series, meeting });
  const kept = new Set((await stores.agenda.list(meeting.id)).map(({ source }) => source));
  const fresh = items.filter(({ source }) => !kept.has(source));
  const points = fresh.map(({ source, kind, reference, what }) => ({
    ...{ id: randomUUID(), seriesId: series.id, meetingId: meeting.id },
    ...{ source, kind, reference, what, added: { by: undefined, at: now } },
    ...{ decision: undefined, decided: undefined },
  }));
  await stores.agenda.insert(points);
  return { series, meeting: await saveGrown({ stores }, { ...meeting, agendaFixedAt: now }) };
}
