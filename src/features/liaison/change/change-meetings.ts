import { randomUUID } from 'node:crypto';
import { type Outcome, type Scene, useCase } from '../../../bot/use-case.ts';
import { type Meeting, requireAhead } from '../../../domain/meeting/meeting.ts';
import type { SeriesChange } from '../../../domain/meeting/series-change.ts';
import {
  movesOf,
  type PlannedChange,
  planChange,
  type WantedChange,
} from '../../../domain/meeting/series-moving.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import {
  findMeeting,
  findMeetingForUpdate,
  type MeetingOfSeries,
  nameOf,
} from '../meeting/find-meeting.ts';
import { insertMeetings, saveMeeting } from '../meeting/save-meeting.ts';
import { ARRANGES, arranges } from '../rights.ts';
import { laidOut } from '../series/series-meetings.ts';
import { changeOutcome } from './change-outcome.ts';

export interface AtHand extends MeetingOfSeries {
  readonly meetings: readonly Meeting[];
}

export interface ChangeMeetings {
  readonly name: string;
  readonly wanted: WantedChange;
  readonly reason: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** May this member move this meeting or call it off? Asked before the form opens. */
export const planMeetingChange = useCase<{ readonly name: string }, AtHand>({
  name: 'plan-meeting-change',
  right: ARRANGES,
  async run(scene, { name }) {
    const found = await findMeeting(scene, name);
    requireMine(scene, found);
    const meetings = await laidOut(scene.stores, found.series);
    return { result: { ...found, meetings }, audit: [], shows: [] };
  },
});

/** Moves, skips or cancels meetings. Everybody invited hears of it; what was before is kept. */
export const changeMeetings = useCase<ChangeMeetings, PlannedChange>({
  name: 'change-meetings',
  right: ARRANGES,
  async run(scene, { name, wanted, reason, key }) {
    const { stores, partnership, member, now } = scene;
    const found = await findMeetingForUpdate(scene, name);
    const id = randomUUID();
    const earlier = await takeKey(scene, key, id);
    if (earlier) return already(found);
    requireMine(scene, found);
    const meetings = await laidOut(stores, found.series);
    const plan = planChange({ ...found, meetings }, wanted, partnership, now, randomUUID);
    const change = { id, seriesId: found.series.id, ...plan, reason, by: actorOf(member), at: now };
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
    await saveMeeting(scene, series, meeting);
    if (!before.starts.equals(meeting.starts)) await stores.meetings.clearAnswers(meeting.id);
  }
  await insertMeetings(scene, series, added);
  const moves = movesOf(changed);
  const change = { id, seriesId, kind, scope, reason, by, at, moves };
  await stores.series.insertChange(change);
  return changeOutcome(scene, plan, change);
}

/** @throws Refusal `meeting_not_yours`; `meeting_over`; `meeting_not_planned`. */
function requireMine({ member, people, now }: Scene, found: MeetingOfSeries): void {
  const { series, meeting } = found;
  if (!arranges(member, series)) {
    const ids = [...series.chairIds, series.noteTakerId, series.created.by.memberId];
    const names = people.filter(({ id }) => ids.includes(id)).map((one) => one.name);
    throw new Refusal('meeting_not_yours', { meeting: nameOf(found), names: names.join(', ') });
  }
  requireAhead(meeting, nameOf(found), now);
}

function takeKey({ stores, partnership, member, now }: Scene, key: string, recordId: string) {
  return stores.businessKeys.take({
    partnershipId: partnership.id,
    key: `liaison.change:${member.id}:${key}`,
    model: 'series',
    recordId,
    at: now,
  });
}

/** The same form came before: what it did stands. */
function already({ series }: MeetingOfSeries): Outcome<PlannedChange> {
  const result = { kind: 'moved', scope: 'this', series, changed: [], added: [] } as const;
  return { result, audit: [], shows: [] };
}
