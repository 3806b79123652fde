import { type OfferedFile, offerFile } from '../../../bot/handout/file-offer.ts';
import type { LegacyFileMaker as FileMaker } from '../../../bot/legacy.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Turn } from '../../../bot/turn.ts';
import { useCase } from '../../../bot/use-case.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { findMeeting, type MeetingOfSeries, nameOf } from '../meeting/find-meeting.ts';
import { bannerOf, plain } from '../meeting/meeting-words.ts';
import { MEETS, maySeeSeries } from '../rights.ts';
import { calendarEvent } from './calendar-event.ts';

/** The kind of file: one meeting, for a calendar. */
export const INVITATION_FILE = 'liaison.invitation';

interface OfferedInvitation extends OfferedFile {
  readonly name: string;
}

/** Offers a meeting as a calendar file. */
export const offerInvitation = useCase<{ readonly name: string }, OfferedInvitation>({
  name: 'offer-invitation',
  right: MEETS,
  async run(scene, { name }) {
    const found = await findMeeting(scene, name);
    const recordId = found.meeting.id;
    const offered = await offerFile(scene, { kind: INVITATION_FILE, recordId });
    return { result: { ...offered, name: nameOf(found) }, audit: [], shows: [] };
  },
});

/** Reads the meeting that was offered, as it stands when the file is fetched. */
export const readInvitation = useCase<{ readonly meetingId: string }, MeetingOfSeries>({
  name: 'read-invitation',
  right: MEETS,
  async run({ stores, member }, { meetingId }) {
    const meeting = await stores.meetings.find(meetingId);
    const series = meeting && (await stores.series.find(meeting.seriesId));
    if (!series || !maySeeSeries(member, series)) throw new Refusal('meeting_none');
    return { result: { series, meeting }, audit: [], shows: [] };
  },
});

/** Answers *Calendar file* with a link, to whoever pressed it alone. */
export async function offerCalendarFile(turn: Turn, typed: string): Promise<Reply> {
  const { words } = turn;
  const { offer, token, name } = await turn.perform(offerInvitation, { name: typed });
  return {
    kind: 'card',
    card: {
      title: words('calendar.file.title', { name }),
      ...bannerOf(turn),
      blocks: [
        plain(words('calendar.file.text')),
        {
          tag: 'text',
          tone: 'normal',
          text: [words('calendar.file.until'), { run: 'time', at: offer.expiresAt.toString() }],
        },
        { tag: 'link', label: words('calendar.file.fetch'), url: turn.fileAddress(token) },
      ],
      buttons: [],
    },
  };
}

/** One that does not take place asks calendars to take it out again. */
export const invitationFile: FileMaker = {
  async title(stores, meetingId, { words }) {
    const meeting = await stores.meetings.find(meetingId);
    const series = meeting && (await stores.series.find(meeting.seriesId));
    return series && words('calendar.file.title', { name: nameOf({ series, meeting }) });
  },
  async make(turn, { recordId }) {
    const found = await turn.perform(readInvitation, { meetingId: recordId });
    const event = calendarEvent(found, turn);
    const calendar = {
      method: event.cancelled ? 'CANCEL' : 'REQUEST',
      name: event.title,
      at: turn.now,
      events: [event],
    } as const;
    const name = `${nameOf(found).replaceAll('/', '-')}.ics`;
    return { name, content: { kind: 'calendar', calendar } };
  },
};
