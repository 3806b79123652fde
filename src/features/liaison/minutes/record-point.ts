import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Scene, type ToldCard, useCase } from '../../../bot/use-case.ts';
import type { AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { lockedAgain, type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { arranges, MEETS, maySeeSeries } from '../rights.ts';
import { agreeOnAction, type NamedAction } from './agree-on-action.ts';
import { type Minutes, minutesOf } from './begin-minutes.ts';
import { changedMinutes } from './refresh-minutes.ts';

export interface PointAtHand extends MeetingOfSeries {
  readonly point: AgendaPoint;
}

export interface RecordPoint {
  readonly pointId: string;
  readonly decision: string;
  readonly action: NamedAction | undefined;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** May this member write the minutes of this point? Asked before the form opens. */
export const planRecord = useCase<{ readonly pointId: string }, PointAtHand>({
  name: 'plan-minutes',
  right: MEETS,
  async run(scene, { pointId }) {
    return { result: await pointAtHand(scene, pointId), audit: [], shows: [] };
  },
});

/**
 * Writes down what was decided on a point, and who does what by when. A word that the minutes are right
 * falls with it.
 */
export const recordPoint = useCase<RecordPoint, Minutes>({
  name: 'record-minutes',
  right: MEETS,
  async run(scene, { pointId, decision, action, key }) {
    const { stores, member, now } = scene;
    const found = await pointAtHand(scene, pointId);
    const { point, meeting } = found;
    const first = await takeKey(scene, key, pointId);
    if (!first) return { result: await minutesOf(scene, found), audit: [], shows: [] };
    const by = { by: actorOf(member), at: now };
    if (decision !== '') await stores.agenda.decide(pointId, decision, by);
    const agreed = action && (await agreeOnAction(scene, point, action));
    await stores.meetings.clearApprovals(meeting.id);
    const changed = { ...meeting, approvals: {}, revision: meeting.revision + 1 };
    await stores.meetings.update(changed);
    const detail = {
      meeting: nameOf(found),
      point: pointId,
      decided: String(decision !== ''),
      ...(agreed && { step: agreed.id }),
    };
    const audit = { action: 'meeting.recorded', model: 'meeting', recordId: meeting.id, detail };
    const tells: readonly ToldCard[] = agreed?.tells ?? [];
    return {
      result: await minutesOf(scene, { ...found, meeting: changed }),
      audit: [audit, ...(agreed?.audit ?? [])],
      shows: [...changedMinutes(changed), ...(agreed?.shows ?? [])],
      tells,
    };
  },
});

/** @throws Refusal `agenda_point_gone`; `meeting_not_yours`; `meeting_not_over`; `minutes_fixed`. */
async function pointAtHand(scene: Scene, pointId: string): Promise<PointAtHand> {
  const { stores, member, partnership, now } = scene;
  const known = z.uuid().safeParse(pointId).success && (await stores.agenda.find(pointId));
  const series = known ? await stores.series.find(known.seriesId) : undefined;
  const meeting = known ? await stores.meetings.find(known.meetingId) : undefined;
  if (!known || !series || !meeting || !maySeeSeries(member, series)) {
    throw new Refusal('agenda_point_gone');
  }
  if (series.partnershipId !== partnership.id) throw new Refusal('agenda_point_gone');
  const found = await lockedAgain(scene, { series, meeting });
  requireWriting(scene, found, now);
  const point = await stores.agenda.find(pointId);
  if (!point) throw new Refusal('agenda_point_gone');
  return { ...found, point };
}

/** @throws Refusal `meeting_not_yours`; `meeting_not_over`; `minutes_fixed`. */
export function requireWriting(
  { member, people }: Pick<Scene, 'member' | 'people'>,
  found: MeetingOfSeries,
  now: Temporal.Instant,
): void {
  const { series, meeting } = found;
  const name = nameOf(found);
  if (!arranges(member, series)) {
    const ids = [...series.chairIds, series.noteTakerId];
    const names = people.filter(({ id }) => ids.includes(id)).map((one) => one.name);
    throw new Refusal('meeting_not_yours', { meeting: name, names: names.join(', ') });
  }
  if (!hasBegun(meeting, now)) throw new Refusal('meeting_not_over', { meeting: name });
  if (isFixed(meeting)) throw new Refusal('minutes_fixed', { meeting: name });
}

async function takeKey(
  { stores, partnership, member, now }: Scene,
  key: string,
  recordId: string,
): Promise<boolean> {
  const earlier = await stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `liaison.record:${member.id}:${key || randomUUID()}`,
    model: 'agenda_point',
    recordId,
    at: now,
  });
  return earlier === undefined;
}
