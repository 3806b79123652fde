import { randomUUID } from 'node:crypto';
import { unchanged, useCase } from '../../../bot/declare/use-case.ts';
import { isOver, type Meeting } from '../../../domain/meeting/meeting.ts';
import type { PlannedChange } from '../../../domain/meeting/series-moving.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { findMeetingForUpdate, laidOut, nameOf } from '../meeting/find-meeting.ts';
import { ARRANGES, arranges, type ByName } from '../rights.ts';
import { saveChange } from './change-meetings.ts';

/** Lets a meeting that was skipped take place after all; of a series that pauses, all of them. */
export const restoreMeeting = useCase<ByName, MeetingOfSeries>({
  name: 'restore-meeting',
  right: ARRANGES,
  async run(ctx, { name }) {
    const { stores, member, now } = ctx;
    const found = await findMeetingForUpdate(ctx, name);
    const { series, meeting } = found;
    if (!arranges(member, series)) {
      const names = series.created.by.name;
      throw new Refusal('meeting_not_yours', { meeting: nameOf(found), names });
    }
    if (meeting.state === 'planned') return unchanged(found);
    if (meeting.state !== 'skipped' || isOver(meeting, now)) {
      throw new Refusal('meeting_over', { meeting: nameOf(found) });
    }
    const { skippedFrom } = series;
    const pauses = skippedFrom !== undefined && meeting.date >= skippedFrom;
    const all = pauses ? await laidOut(stores, series) : [meeting];
    const changed = all
      .filter((one) => one.state === 'skipped' && !isOver(one, now))
      .filter(({ date }) => !pauses || date >= skippedFrom)
      .map((before) => ({ before, meeting: planned(before) }));
    const revision = series.revision + 1;
    const plan: PlannedChange = {
      kind: 'restored',
      scope: pauses ? 'following' : 'this',
      series: { ...series, ...(pauses && { skippedFrom: undefined }), revision },
      changed,
      added: [],
    };
    const change = { id: randomUUID(), reason: '', by: actorOf(member) };
    const outcome = await saveChange(ctx, plan, change);
    return { ...outcome, result: { series: plan.series, meeting: planned(meeting) } };
  },
});

function planned(meeting: Meeting): Meeting {
  const { sequence, revision } = meeting;
  return { ...meeting, state: 'planned', sequence: sequence + 1, revision: revision + 1 };
}
