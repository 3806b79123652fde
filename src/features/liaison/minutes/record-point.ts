import { z } from 'zod';
import { byForm } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import type { AgendaPoint } from '../../../domain/meeting/agenda.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries, MeetingWithMinutes } from '../../../ports/meeting/meeting-store.ts';
import { nameOf, readMeeting } from '../meeting/find-meeting.ts';
import { requireArranging, saveGrown } from '../meeting/save-meeting.ts';
import { lookAt, MEETS, maySeeSeries } from '../rights.ts';
import { agreeOnAction, type NamedAction } from './agree-on-action.ts';
import { minutesOf, refreshMinutes } from './minutes-of-meeting.ts';

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
export const planRecord = lookAt('plan-minutes', async (ctx, { pointId }: OfPoint) => {
  const found = await findPoint(ctx, pointId);
  requireWriting(ctx, found);
  return found;
});

/**
 * Writes down what was decided on a point, and who does what by when. A word that the minutes are right
 * falls with it.
 */
export const recordPoint = useCase<RecordPoint, MeetingWithMinutes, PointAtHand>({
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

/** The same, with its meeting locked. @throws Refusal `agenda_point_gone`; and as {@link requireWriting}. */
async function pointAtHand(ctx: Transaction, { pointId }: OfPoint): Promise<PointAtHand> {
  await ctx.stores.series.lock({ pointId });
  const found = await findPoint(ctx, pointId);
  requireWriting(ctx, found);
  return found;
}

/** @throws Refusal `agenda_point_gone`, also for one that this member may not see. */
async function findPoint(
  { stores, member, partnership }: Look,
  pointId: string,
): Promise<PointAtHand> {
  const isId = z.uuid().safeParse(pointId).success;
  const point = isId ? await stores.agenda.find(pointId) : undefined;
  const found = point && (await readMeeting(stores, point.meetingId));
  const isOurs = found?.series.partnershipId === partnership.id;
  if (!point || !isOurs || !maySeeSeries(member, found.series)) {
    throw new Refusal('agenda_point_gone');
  }
  return { ...found, point };
}

/** @throws Refusal `meeting_not_yours`; `meeting_not_over`; `minutes_fixed`. */
export function requireWriting(ctx: Look, found: MeetingOfSeries): void {
  requireArranging(ctx, found);
  const meeting = nameOf(found);
  if (!hasBegun(found.meeting, ctx.now)) throw new Refusal('meeting_not_over', { meeting });
  if (isFixed(found.meeting)) throw new Refusal('minutes_fixed', { meeting });
}
