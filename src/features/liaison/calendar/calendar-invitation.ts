import { onPress } from '../../../bot/action.ts';
import { fileMaker } from '../../../bot/handout/file-maker.ts';
import { type OfferedFile, offerFile } from '../../../bot/handout/file-offer.ts';
import { cardReply } from '../../../bot/reply.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import { line } from '../../../cards/blocks.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { CALENDAR_FILE } from '../actions.ts';
import { findMeeting, type MeetingOfSeries, nameOf, readMeeting } from '../meeting/find-meeting.ts';
import { bannerOf } from '../meeting/meeting-words.ts';
import { MEETS, maySeeSeries } from '../rights.ts';
import { calendarEvent } from './calendar-event.ts';

/** The kind of file: one meeting, for a calendar. */
const INVITATION_FILE = 'liaison.invitation';

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
    return unchanged({ ...offered, name: nameOf(found) });
  },
});

/** Reads the meeting that was offered, as it stands when the file is fetched. */
export const readInvitation = useCase<{ readonly meetingId: string }, MeetingOfSeries>({
  name: 'read-invitation',
  right: MEETS,
  async run({ stores, member }, { meetingId }) {
    const found = await readMeeting(stores, meetingId);
    if (!found || !maySeeSeries(member, found.series)) throw new Refusal('meeting_none');
    return unchanged(found);
  },
});

/** Answers *Calendar file* with a link, to whoever pressed it alone. */
export const offerCalendarFile = onPress(CALENDAR_FILE, async (turn, typed) => {
  const { words } = turn;
  const { offer, token, name } = await turn.perform(offerInvitation, { name: typed });
  const until = { run: 'time', at: offer.expiresAt.toString() } as const;
  return cardReply({
    title: words('calendar.file.title', { name }),
    ...bannerOf(turn),
    blocks: [
      line(words('calendar.file.text')),
      line(words('calendar.file.until'), until),
      { tag: 'link', label: words('calendar.file.fetch'), url: turn.fileAddress(token) },
    ],
    buttons: [],
  });
});

/** One that does not take place asks calendars to take it out again. */
export const invitationFile = fileMaker(INVITATION_FILE, {
  async title(stores, meetingId, { words }) {
    const found = await readMeeting(stores, meetingId);
    return found && words('calendar.file.title', { name: nameOf(found) });
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
});
