import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { hasBegun } from '../../../domain/meeting/meeting.ts';
import { isFixed } from '../../../domain/meeting/minutes.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { isSide } from '../../../domain/people/side.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries, MeetingWithMinutes } from '../../../ports/meeting/meeting-store.ts';
import {
  findMeetingForRecord,
  findMeetingForUpdate,
  type MeetingForRecord,
  nameOf,
} from '../meeting/find-meeting.ts';
import { saveGrown } from '../meeting/save-meeting.ts';
import { APPROVES, type ByName, MEETS } from '../rights.ts';
import { minutesOf, refreshMinutes } from './minutes-of-meeting.ts';
import { requireWriting } from './record-point.ts';

interface CorrectMinutes extends ByName {
  readonly text: string;
  /** The dialog's key: the same key twice is once. */
  readonly key: string;
}

/** Puts the minutes before both sides, in the channel. */
export const proposeMinutes = useCase<ByName, MeetingWithMinutes>({
  name: 'propose-minutes',
  right: MEETS,
  async run(ctx, { name }) {
    const found = await findMeetingForUpdate(ctx, name);
    requireWriting(ctx, found);
    requireBegun(found);
    const changed = { ...found, meeting: await saveGrown(ctx, found.meeting) };
    return refreshMinutes(ctx, changed, 'minutes.proposed', true);
  },
});

/** Says for a side that the minutes are right. With both they are fixed, and what was not talked about goes on. */
export const approveMinutes = useCase<ByName, MeetingWithMinutes>({
  name: 'approve-minutes',
  right: APPROVES,
  async run(ctx, { name }) {
    const { stores, member, now } = ctx;
    const found = await findMeetingForUpdate(ctx, name);
    const { meeting } = found;
    const { side } = member.organisation;
    if (!isSide(side)) throw new Refusal('not_allowed', { who: '' });
    requireBegun(found);
    const mine = meeting.approvals[side];
    if (mine) throw new Refusal('minutes_approved', { meeting: nameOf(found), name: mine.by.name });
    const deed = { by: actorOf(member), at: now };
    await stores.meetings.approve(meeting.id, side, deed);
    const approvals = { ...meeting.approvals, [side]: deed };
    const changed = { ...found, meeting: await saveGrown(ctx, { ...meeting, approvals }) };
    const fixed = isFixed(changed.meeting);
    if (fixed) await carryOver(ctx, changed);
    const detail = { side, fixed: String(fixed) };
    return refreshMinutes(ctx, changed, 'minutes.approved', true, detail);
  },
});

/** Adds a correction to minutes that are fixed; nothing of them changes. */
export const correctMinutes = useCase<CorrectMinutes, MeetingWithMinutes, MeetingForRecord>({
  name: 'correct-minutes',
  right: MEETS,
  find: findMeetingForRecord,
  once: {
    key: byForm('liaison.correct'),
    model: 'meeting',
    recordId: ({ id }) => id,
    repeated: (found, _, ctx) => minutesOf(ctx, found),
  },
  async run(ctx, { text }, { id, series, meeting }) {
    const name = nameOf({ series, meeting });
    if (!isFixed(meeting)) throw new Refusal('minutes_not_fixed', { meeting: name });
    const written = { by: actorOf(ctx.member), at: ctx.now };
    await ctx.stores.meetings.insertCorrection(meeting.id, { id, text, written });
    const changed = { series, meeting: await saveGrown(ctx, meeting) };
    return refreshMinutes(ctx, changed, 'minutes.corrected', false, { correction: id });
  },
});

function requireBegun(found: MeetingOfSeries): void {
  if (!found.meeting.agendaFixedAt) throw new Refusal('minutes_none', { meeting: nameOf(found) });
}

/** What somebody had added and nobody came to goes onto the next agenda. */
async function carryOver({ stores, now }: Transaction, { series, meeting }: MeetingOfSeries) {
  const points = await stores.agenda.list(meeting.id);
  const filter = { seriesId: series.id, endsAfter: now, states: ['planned'] } as const;
  const ahead = await stores.meetings.list(filter, { most: 3 });
  const next = ahead.find((one) => one.id !== meeting.id && !hasBegun(one, now));
  if (!next) return;
  for (const { id, kind, decision, actions } of points) {
    const left = kind === 'added' && decision === undefined && actions.length === 0;
    if (left) await stores.agenda.move(id, next.id);
  }
}
