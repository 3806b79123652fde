import { randomUUID } from 'node:crypto';
import { byForm } from '../../../bot/declare/once.ts';
import type { Look, Transaction } from '../../../bot/declare/transaction.ts';
import { type Outcome, useCase } from '../../../bot/declare/use-case.ts';
import { type Meeting, requireAhead } from '../../../domain/meeting/meeting.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import type { SeriesChange } from '../../../domain/meeting/series-change.ts';
import {
  movesOf,
  type PlannedChange,
  planChange,
  type WantedChange,
} from '../../../domain/meeting/series-moving.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { CHANGE_CARD, SERIES_CARD } from '../liaison-cards.ts';
import {
  findMeeting,
  findMeetingForRecord,
  laidOut,
  type MeetingForRecord,
  nameOf,
} from '../meeting/find-meeting.ts';
import { remindersOf, type Saving, saidOf } from '../meeting/plan-reminders.ts';
import { requireArranging } from '../meeting/save-meeting.ts';
import { ARRANGES, type ByName, lookAt } from '../rights.ts';

export interface AtHand extends MeetingOfSeries {
  readonly meetings: readonly Meeting[];
}

interface ChangeMeetings extends ByName {
  readonly wanted: WantedChange;
  readonly reason: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** May this member move this meeting or call it off? Asked before the form opens. */
export const planMeetingChange = lookAt(
  'plan-meeting-change',
  async (ctx, { name }: ByName): Promise<AtHand> => {
    const found = await findMeeting(ctx, name);
    requireMine(ctx, found);
    return { ...found, meetings: await laidOut(ctx.stores, found.series) };
  },
  ARRANGES,
);

/** Moves, skips or cancels meetings. Everybody invited hears of it; what was before is kept. */
export const changeMeetings = useCase<ChangeMeetings, PlannedChange, MeetingForRecord>({
  name: 'change-meetings',
  right: ARRANGES,
  find: findMeetingForRecord,
  once: {
    key: byForm('liaison.change'),
    model: 'series',
    recordId: ({ id }) => id,
    // What it did stands.
    repeated: ({ series }) => ({ kind: 'moved', scope: 'this', series, changed: [], added: [] }),
  },
  async run(ctx, { wanted, reason }, found) {
    const { stores, partnership, member, now } = ctx;
    const { id, series, meeting } = found;
    requireMine(ctx, found);
    const meetings = await laidOut(stores, series);
    const plan = planChange({ series, meeting, meetings }, wanted, partnership, now, randomUUID);
    const outcome = await saveChange(ctx, plan, { id, reason, by: actorOf(member) });
    return { ...outcome, result: plan };
  },
});

/** Saves all that a change did, tells everybody invited, and changes what stands in the channels. */
export async function saveChange(
  ctx: Saving & Pick<Transaction, 'people'> & { readonly member?: Member },
  { kind, scope, series, changed, added }: PlannedChange,
  { id, reason, by }: Pick<SeriesChange, 'id' | 'reason' | 'by'>,
): Promise<Outcome<undefined>> {
  const { stores, people, member, now } = ctx;
  const { id: recordId, reference, revision } = series;
  await stores.series.update(series);
  // Of another time everybody is asked anew.
  const saved = changed.map(({ before, meeting }) =>
    before.starts.equals(meeting.starts) ? meeting : { ...meeting, answers: [] },
  );
  await stores.meetings.update(saved);
  await stores.meetings.insert(added);
  const plans = [...remindersOf(ctx, series, saved), ...remindersOf(ctx, series, added, [])];
  const kept = await stores.reminders.planAll(plans);
  const moves = movesOf(changed);
  const change = { id, seriesId: recordId, kind, scope, reason, by, at: now, moves };
  await stores.series.insertChange(change);
  // What reminded of the time that it is not at any more.
  const stale = changed.flatMap(({ before, meeting }, turn) =>
    saidOf(kept[turn] ?? [], meeting, before),
  );
  const told = changed.length > 0 ? [{ card: CHANGE_CARD, recordId: id, revision: 1 }] : [];
  const hearers = invitedOf(series, people).filter((one) => one.id !== member?.id);
  const detail = { reference, scope, dates: moves.map(({ date }) => date) };
  return {
    result: undefined,
    audit: [{ action: `series.${kind}`, model: 'series', recordId, detail }],
    channelCards: [...told, { card: SERIES_CARD, recordId, revision }, ...stale],
    memberCards: told.flatMap((shown) => hearers.map((one) => ({ ...shown, memberId: one.id }))),
  };
}

/** @throws Refusal `meeting_not_yours`; `meeting_over`; `meeting_not_planned`. */
function requireMine(ctx: Look, found: MeetingOfSeries): void {
  requireArranging(ctx, found, [found.series.created.by.memberId]);
  requireAhead(found.meeting, nameOf(found), ctx.now);
}
