import { z } from 'zod';
import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { requireArranging, saveGrown } from '../meeting/save-meeting.ts';
import { lookAtLocked, MEETS, maySeeSeries } from '../rights.ts';
import { agreeOnAction, type NamedAction } from './agree-on-action.ts';
import { type Minutes, minutesOf, refreshMinutes } from './minutes-of-meeting.ts';

export interface PointAtHand extends MeetingOfSeries {
  readonly point: AgendaPoint;
}

interface OfPoint {
  readonly pointId: string;
}

interface RecordPoint extends OfPoint {
  readonly decision: string;
  readonly action: NamedAction | undefined;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** May this member write the minutes of this point? Asked before the form opens. */
export const planRecord = lookAtLocked('plan-minutes', pointAtHand);

/**
 * Writes down what was decided on a point, and who does what by when. A word that the minutes are right
 * falls with it.
 */
export const recordPoint = useCase<RecordPoint, Minutes, PointAtHand>({
  name: 'record-minutes',
  right: MEETS,
  find: pointAtHand,
  once: {
    key: byForm('liaison.record'),
    model: 'agenda_point',
    recordId: ({ point }) => point.id,
    repeated: (found, _, ctx) => minutesOf(ctx, found),
  },
  async run(ctx, { decision, action }, { point, series, meeting }) {
    const { stores, member, now } = ctx;
    const by = { by: actorOf(member), at: now };
    if (decision !== '') await stores.agenda.decide(point.id, decision, by);
    const agreed = action && (await agreeOnAction(ctx, point, action));
    const changed = { series, meeting: await saveGrown(ctx, { ...meeting, approvals: {} }) };
    const step = agreed && { step: agreed.result };
    const detail = { point: point.id, decided: String(decision !== ''), ...step };
    const outcome = await refreshMinutes(ctx, changed, 'meeting.recorded', false, detail);
    return {
      ...outcome,
      audit: [...outcome.audit, ...(agreed?.audit ?? [])],
      channelCards: [...outcome.channelCards, ...(agreed?.channelCards ?? [])],
      memberCards: agreed?.memberCards ?? [],
    };
  },
});

/** @throws Refusal `agenda_point_gone`; `meeting_not_yours`; `meeting_not_over`; `minutes_fixed`. */
async function pointAtHand(ctx: Transaction, { pointId }: OfPoint): Promise<PointAtHand> {
  const { stores, member, partnership } = ctx;
  const known = z.uuid().safeParse(pointId).success;
  const series = known ? await stores.series.findForUpdateBy({ pointId }) : undefined;
  const isOurs = series?.partnershipId === partnership.id && maySeeSeries(member, series);
  const point = isOurs ? await stores.agenda.find(pointId) : undefined;
  const meeting = point && (await stores.meetings.find(point.meetingId));
  if (!series || !meeting) throw new Refusal('agenda_point_gone');
  requireWriting(ctx, { series, meeting });
  return { series, meeting, point };
}

/** @throws Refusal `meeting_not_yours`; `meeting_not_over`; `minutes_fixed`. */
export function requireWriting(ctx: Transaction, found: MeetingOfSeries): void {
  requireArranging(ctx, found);
  const meeting = nameOf(found);
  if (!hasBegun(found.meeting, ctx.now)) throw new Refusal('meeting_not_over', { meeting });
  if (isFixed(found.meeting)) throw new Refusal('minutes_fixed', { meeting });
}
