import { randomUUID } from 'node:crypto';
import { type Scene, useCase } from '../../../bot/use-case.ts';
import { hasBegun, type Meeting } from '../../../domain/meeting/meeting.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';
import { findMeetingForUpdate, type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { APPROVES, MEETS, maySeeSeries } from '../rights.ts';
import { type Minutes, minutesOf } from './begin-minutes.ts';
import { requireWriting } from './record-point.ts';
import { changedMinutes } from './refresh-minutes.ts';

interface OfMeeting {
  readonly name: string;
}

/** Puts the minutes before both sides, in the channel. */
export const proposeMinutes = useCase<OfMeeting, Minutes>({
  name: 'propose-minutes',
  right: MEETS,
  async run(scene, { name }) {
    const { stores, now } = scene;
    const found = await findMeetingForUpdate(scene, name);
    requireWriting(scene, found, now);
    requireBegun(found);
    const changed = grown(found.meeting);
    await stores.meetings.update(changed);
    const { id: recordId, revision } = changed;
    const detail = { meeting: nameOf(found) };
    return {
      result: await minutesOf(scene, { ...found, meeting: changed }),
      audit: [{ action: 'minutes.proposed', model: 'meeting', recordId, detail }],
      shows: [{ card: MINUTES_CARD, recordId, revision }],
    };
  },
});

/** Says for a side that the minutes are right. With both they are fixed, and what was not talked about goes on. */
export const approveMinutes = useCase<OfMeeting, Minutes>({
  name: 'approve-minutes',
  right: APPROVES,
  async run(scene, { name }) {
    const { stores, member, now } = scene;
    const found = await findMeetingForUpdate(scene, name);
    const { meeting } = found;
    const { side } = member.organisation;
    if (side === 'partner') throw new Refusal('not_allowed', { who: '' });
    requireBegun(found);
    const mine = meeting.approvals[side];
    if (mine) throw new Refusal('minutes_approved', { meeting: nameOf(found), name: mine.by.name });
    const deed = { by: actorOf(member), at: now };
    await stores.meetings.approve(meeting.id, side, deed);
    const changed = { ...grown(meeting), approvals: { ...meeting.approvals, [side]: deed } };
    await stores.meetings.update(changed);
    if (isFixed(changed)) await carryOver(scene, { ...found, meeting: changed });
    const { id: recordId, revision } = changed;
    const detail = { meeting: nameOf(found), side, fixed: String(isFixed(changed)) };
    return {
      result: await minutesOf(scene, { ...found, meeting: changed }),
      audit: [{ action: 'minutes.approved', model: 'meeting', recordId, detail }],
      shows: [{ card: MINUTES_CARD, recordId, revision }],
    };
  },
});

/** Adds a correction to minutes that are fixed; nothing of them changes. */
export const correctMinutes = useCase<
  OfMeeting & { readonly text: string; readonly key: string },
  Minutes
>({
  name: 'correct-minutes',
  right: MEETS,
  async run(scene, { name, text, key }) {
    const { stores, member, partnership, now } = scene;
    const found = await findMeetingForUpdate(scene, name);
    const { meeting, series } = found;
    if (!maySeeSeries(member, series) || !isFixed(meeting)) {
      throw new Refusal('minutes_not_fixed', { meeting: nameOf(found) });
    }
    const id = randomUUID();
    const taken = { partnershipId: partnership.id, key: `liaison.correct:${member.id}:${key}` };
    const earlier = await stores.businessKeys.take({
      ...taken,
      model: 'meeting',
      recordId: id,
      at: now,
    });
    if (earlier) return { result: await minutesOf(scene, found), audit: [], shows: [] };
    const written = { by: actorOf(member), at: now };
    await stores.meetings.insertCorrection(meeting.id, { id, text, written });
    const changed = grown(meeting);
    await stores.meetings.update(changed);
    const detail = { meeting: nameOf(found), correction: id };
    return {
      result: await minutesOf(scene, { ...found, meeting: changed }),
      audit: [{ action: 'minutes.corrected', model: 'meeting', recordId: meeting.id, detail }],
      shows: changedMinutes(changed),
    };
  },
});

function requireBegun(found: MeetingOfSeries): void {
  if (!found.meeting.agendaFixedAt) throw new Refusal('minutes_none', { meeting: nameOf(found) });
}

function grown(meeting: Meeting): Meeting {
  return { ...meeting, revision: meeting.revision + 1 };
}

/** What somebody had added and nobody came to goes onto the next agenda. */
async function carryOver({ stores, now }: Scene, { series, meeting }: MeetingOfSeries) {
  const points = await stores.agenda.list(meeting.id);
  const left = points.filter(
    ({ kind, decision, actions }) =>
      kind === 'added' && decision === undefined && actions.length === 0,
  );
  const filter = { seriesId: series.id, endsAfter: now, states: ['planned'] } as const;
  const ahead = await stores.meetings.list(filter, { most: 3 });
  const next = ahead.find((one) => one.id !== meeting.id && !hasBegun(one, now));
  if (!next) return;
  for (const { id } of left) await stores.agenda.move(id, next.id);
}
