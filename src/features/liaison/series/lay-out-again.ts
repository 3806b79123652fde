import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { declareJob } from '../../../bot/declare/declare-job.ts';
import type { OwnTransaction } from '../../../bot/declare/transaction.ts';
import type { Consequences } from '../../../bot/declare/use-case.ts';
import { isOver } from '../../../domain/meeting/meeting.ts';
import type { Series } from '../../../domain/meeting/series.ts';
import { layOut } from '../../../domain/meeting/series-layout.ts';
import type { PlannedChange } from '../../../domain/meeting/series-moving.ts';
import { saveChange } from '../change/change-meetings.ts';
import { laidOut } from '../meeting/find-meeting.ts';
import { remindersOf } from '../meeting/plan-reminders.ts';
import { insertMeetings } from '../meeting/save-meeting.ts';
import { calendarFingerprint } from './new-series.ts';

/** Of one partnership; the next minute asks for the rest. */
const MOST_AT_ONCE = 50;

/**
 * Lays out more meetings of a series as time goes by. When the holidays or the time zone data changed, all
 * that is ahead is reckoned anew, and what is at another time now is said. One series a job, so that one that
 * cannot be laid out holds up no other.
 */
export const layOutAgain = declareJob({
  name: 'liaison.lay-out-again',
  data: z.object({ partnershipId: z.uuid(), seriesId: z.uuid() }),
  key: ({ seriesId }) => seriesId,
  // A quarter of an hour in all; as long as a series needs it, the tick asks for it once more.
  retry: { limit: 6, firstDelaySeconds: 5, longestDelaySeconds: 600, expireSeconds: 60 },
  async due({ stores, partnership, now }) {
    const { id: partnershipId } = partnership;
    const stamp = calendarFingerprint(partnership);
    const ids = await stores.series.listStale(partnershipId, stamp, now, MOST_AT_ONCE);
    return ids.map((seriesId) => ({ partnershipId, seriesId }));
  },
  run: ({ within }, { partnershipId, seriesId }) =>
    within(partnershipId, (ctx) => layOutOne(ctx, seriesId)),
});

/** @returns nothing if it needs it no more: another process has done it, or what it was asked for is gone. */
async function layOutOne(ctx: OwnTransaction, seriesId: string): Promise<Consequences | undefined> {
  const { stores, partnership, now } = ctx;
  const stamp = calendarFingerprint(partnership);
  const series = await stores.series.findForUpdate(seriesId);
  if (!series || !isStale(series, stamp, now)) return undefined;
  const meetings = await laidOut(stores, series);
  const layout = layOut(series, meetings, partnership, now, randomUUID);
  const { added, lookAgainAt } = layout;
  const looked = { ...series, computedWith: stamp, lookAgainAt };
  const changed = [...layout.moved, ...layout.lost];
  if (series.computedWith !== stamp) {
    // A working day before may be another day now.
    const same = meetings.filter(({ id }) => changed.every(({ meeting }) => meeting.id !== id));
    const ahead = same.filter((one) => !isOver(one, now));
    await stores.reminders.planAll(remindersOf(ctx, looked, ahead));
  }
  if (changed.length === 0) {
    await stores.series.update(looked);
    await insertMeetings(ctx, looked, added);
    return { audit: [], channelCards: [] };
  }
  const grown = { ...looked, revision: series.revision + 1 };
  const plan: PlannedChange = { kind: 'recomputed', scope: 'all', series: grown, changed, added };
  return saveChange(ctx, plan, { id: randomUUID(), reason: '', by: undefined });
}

/** As the store lists them. */
function isStale(series: Series, stamp: string, now: Temporal.Instant): boolean {
  return series.computedWith !== stamp || Temporal.Instant.compare(series.lookAgainAt, now) <= 0;
}
