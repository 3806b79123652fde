import { randomUUID } from 'node:crypto';
import type { ReminderOutcome } from '../../../bot/contributions.ts';
import type { Feature } from '../../../bot/feature.ts';
import { isOver } from '../../../domain/meeting/meeting.ts';
import { layOut } from '../../../domain/meeting/series-layout.ts';
import type { PlannedChange } from '../../../domain/meeting/series-moving.ts';
import { computedWith } from '../calendar/calendar-fingerprint.ts';
import { saveChange } from '../change/change-meetings.ts';
import { insertMeetings, planReminders } from '../meeting/save-meeting.ts';
import { laidOut } from './series-meetings.ts';

/**
 * Lays out more meetings of a series as time goes by. When the holidays or the time zone data changed, all
 * that is ahead is reckoned anew, and what is at another time now is said.
 */
export const keepUpSeries: NonNullable<Feature['upkeep']> = async (scene) => {
  const { stores, partnership, now } = scene;
  const stamp = computedWith(partnership);
  const series = await stores.series.claimStale(partnership.id, stamp, now);
  if (!series) return undefined;
  const meetings = await laidOut(stores, series);
  const { added, moved, lost, lookAgainAt } = layOut(
    series,
    meetings,
    partnership,
    now,
    randomUUID,
  );
  const looked = { ...series, computedWith: stamp, lookAgainAt };
  const changed = [...moved, ...lost];
  if (series.computedWith !== stamp) {
    // A working day before may be another day now.
    const ids = new Set(changed.map(({ meeting }) => meeting.id));
    const same = meetings.filter((one) => !ids.has(one.id) && !isOver(one, now));
    for (const one of same) await planReminders(scene, looked, one);
  }
  if (changed.length === 0) {
    await stores.series.update(looked);
    await insertMeetings(scene, looked, added);
    return quietly;
  }
  const grown = { ...looked, revision: series.revision + 1 };
  const plan: PlannedChange = { kind: 'recomputed', scope: 'all', series: grown, changed, added };
  const who = { id: randomUUID(), seriesId: series.id, reason: '', by: undefined, at: now };
  return saveChange(scene, plan, { ...who, kind: plan.kind, scope: plan.scope });
};

const quietly: ReminderOutcome = { audit: [], shows: [] };
