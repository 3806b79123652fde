import { byForm } from '../../../bot/declare/once.ts';
import type { Transaction } from '../../../bot/declare/transaction.ts';
import { useCase } from '../../../bot/declare/use-case.ts';
import { MOST_POINTS } from '../../../domain/meeting/agenda.ts';
import { requireAhead } from '../../../domain/meeting/meeting.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { parseReference } from '../../../domain/reference.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { maySeeSignal } from '../../../domain/signal/signal-visibility.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { findMeetingForRecord, type MeetingForRecord, nameOf } from '../meeting/find-meeting.ts';
import { refreshReminderCards } from '../meeting/plan-reminders.ts';
import { auditOf, saveGrown } from '../meeting/save-meeting.ts';
import { nextMeetings } from '../meeting/show-meetings.ts';
import { type ByName, lookAt, MEETS } from '../rights.ts';

export interface AddPoint extends ByName {
  readonly what: string;
  /** The dialog's key: the same key twice is one point. */
  readonly key: string;
}

/** Onto which agendas can something be put? Asked before the form opens. */
export const planPoint = lookAt('plan-agenda-point', async (ctx) => {
  const planned = (await nextMeetings(ctx)).filter(({ meeting }) => meeting.state === 'planned');
  if (planned.length === 0) throw new Refusal('meeting_none');
  return planned;
});

/** Puts something onto an agenda. */
export const addPoint = useCase<AddPoint, MeetingOfSeries, MeetingForRecord>({
  name: 'add-agenda-point',
  right: MEETS,
  find: findMeetingForRecord,
  once: {
    key: byForm('liaison.point'),
    model: 'agenda_point',
    recordId: ({ id }) => id,
    repeated: (found) => found,
  },
  async run(ctx, { what }, found) {
    const { stores, member, now } = ctx;
    const { series, meeting, id } = found;
    requireAhead(meeting, nameOf(found), now);
    const points = await stores.agenda.list(meeting.id);
    if (points.length >= MOST_POINTS) {
      throw new Refusal('agenda_full', { meeting: nameOf(found), most: String(MOST_POINTS) });
    }
    const about = await referenceIn(ctx, what);
    const ids = { id, seriesId: series.id, meetingId: meeting.id, source: id };
    const added = { by: actorOf(member), at: now };
    const undecided = { decision: undefined, decided: undefined };
    await stores.agenda.insert([{ ...ids, kind: 'added', ...about, added, ...undecided }]);
    const changed = await saveGrown(ctx, meeting);
    return {
      result: { series, meeting: changed },
      audit: [auditOf(found, 'meeting.point_added', { point: id, reference: about.reference })],
      ...(await refreshReminderCards(ctx, changed)),
    };
  },
});

/** A signal named in it, if this member may see it, is what it is about. */
async function referenceIn({ stores, member, partnership }: Transaction, what: string) {
  const [typed] = /\bs[\p{Pd}\u2212]?\d{4}[\p{Pd}\u2212]?\d{1,6}\b/iu.exec(what) ?? [];
  const reference = typed && parseReference(typed);
  const signal = reference && (await stores.signals.findByReference(partnership.id, reference));
  if (!typed || !signal || !maySeeSignal(member, signal)) return { reference: '', what };
  const rest = what
    .replace(typed, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s:·,–-]+/, '')
    .trim();
  return { reference: signal.reference, what: rest };
}
