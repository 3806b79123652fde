import { randomUUID } from 'node:crypto';
import { byForm, type Outcome, type Scene, useCase } from '../../../bot/use-case.ts';
import { type Meeting, requireAhead } from '../../../domain/meeting/meeting.ts';
import { invitedOf } from '../../../domain/meeting/series.ts';
import type { SeriesChange } from '../../../domain/meeting/series-change.ts';
import {
  movesOf,
  type PlannedChange,
  planChange,
  type WantedChange,
} from '../../../domain/meeting/series-moving.ts';
import { actorOf } from '../../../domain/people/member.ts';
import type { ShownCard } from '../../../ports/delivery/delivery-store.ts';
import { CHANGE_CARD, SERIES_CARD } from '../liaison-cards.ts';
import {
  findMeeting,
  findMeetingForRecord,
  laidOut,
  type MeetingForRecord,
  type MeetingOfSeries,
  nameOf,
} from '../meeting/find-meeting.ts';
import {
  insertMeetings,
  planReminders,
  requireArranging,
  saidOf,
} from '../meeting/save-meeting.ts';
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
  async (scene, { name }: ByName): Promise<AtHand> => {
    const found = await findMeeting(scene, name);
    requireMine(scene, found);
    return { ...found, meetings: await laidOut(scene.stores, found.series) };
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
  async run(scene, { wanted, reason }, found) {
    const { stores, partnership, member, now } = scene;
    const { id, series, meeting } = found;
    requireMine(scene, found);
    const meetings = await laidOut(stores, series);
    const plan = planChange({ series, meeting, meetings }, wanted, partnership, now, randomUUID);
    const change = { id, seriesId: series.id, ...plan, reason, by: actorOf(member), at: now };
    return { ...(await saveChange(scene, plan, change)), result: plan };
  },
});

/** Saves all that a change did, and says it. */
export async function saveChange(
  scene: Pick<Scene, 'stores' | 'partnership' | 'people' | 'now'> & {
    readonly member?: Scene['member'];
  },
  plan: PlannedChange,
  { id, seriesId, kind, scope, reason, by, at }: Omit<SeriesChange, 'moves'>,
): Promise<Outcome<undefined>> {
  const { stores } = scene;
  const { series, changed, added } = plan;
  await stores.series.update(series);
  for (const { before, meeting } of changed) {
    await stores.meetings.update(meeting);
    await planReminders(scene, series, meeting);
    if (!before.starts.equals(meeting.starts)) await stores.meetings.clearAnswers(meeting.id);
  }
  await insertMeetings(scene, series, added);
  const moves = movesOf(changed);
  const change = { id, seriesId, kind, scope, reason, by, at, moves };
  await stores.series.insertChange(change);
  return changeOutcome(scene, plan, change);
}

/** @throws Refusal `meeting_not_yours`; `meeting_over`; `meeting_not_planned`. */
function requireMine(scene: Scene, found: MeetingOfSeries): void {
  requireArranging(scene, found, [found.series.created.by.memberId]);
  requireAhead(found.meeting, nameOf(found), scene.now);
}

/** Tells everybody invited what changed, and changes what stands in the channels. */
export async function changeOutcome(
  scene: Pick<Scene, 'stores' | 'people'> & { readonly member?: Scene['member'] },
  { series, changed }: PlannedChange,
  change: SeriesChange,
): Promise<Outcome<undefined>> {
  const { stores, people, member } = scene;
  const told = { card: CHANGE_CARD, recordId: change.id, revision: 1 };
  const { id: recordId, reference, revision } = series;
  const { kind, scope } = change;
  const dates = changed.map(({ before }) => before.date);
  const detail = { reference, scope, dates };
  // What reminded of the time that it is not at any more.
  const stale: ShownCard[] = [];
  for (const { before, meeting } of changed) stale.push(...(await saidOf(stores, meeting, before)));
  return {
    result: undefined,
    audit: [{ action: `series.${kind}`, model: 'series', recordId, detail }],
    shows: [
      ...(changed.length > 0 ? [told] : []),
      { card: SERIES_CARD, recordId, revision },
      ...stale,
    ],
    tells: invitedOf(series, people)
      .filter(({ id }) => changed.length > 0 && id !== member?.id)
      .map(({ id }) => ({ ...told, memberId: id })),
  };
}
