import { onPress } from '../../../bot/declare/action.ts';
import { cardHead } from '../../../bot/declare/card-head.ts';
import { fileMaker } from '../../../bot/declare/file-maker.ts';
import { cardReply } from '../../../bot/declare/reply.ts';
import { offerFile } from '../../../bot/handout/file-offer.ts';
import { line, moment } from '../../../cards/blocks.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { CALENDAR_FILE } from '../actions.ts';
import { findMeeting, nameOf, readMeeting } from '../meeting/find-meeting.ts';
import { type ByName, lookAt, maySeeSeries } from '../rights.ts';
import { calendarEvent } from './calendar-event.ts';

/** The kind of file: one meeting, for a calendar. */
const INVITATION_FILE = 'liaison.invitation';

/** Offers a meeting as a calendar file. */
export const offerInvitation = lookAt('offer-invitation', async (ctx, { name }: ByName) => {
  const found = await findMeeting(ctx, name);
  const offered = await offerFile(ctx, { kind: INVITATION_FILE, recordId: found.meeting.id });
  return { ...offered, name: nameOf(found) };
});

/** Reads the meeting that was offered, as it stands when the file is fetched. */
export const readInvitation = lookAt(
  'read-invitation',
  async ({ stores, member }, { recordId }: { readonly recordId: string }) => {
    const found = await readMeeting(stores, recordId);
    if (!found || !maySeeSeries(member, found.series)) throw new Refusal('meeting_none');
    return found;
  },
);

/** Answers *Calendar file* with a link, to whoever pressed it alone. */
export const offerCalendarFile = onPress(CALENDAR_FILE, async (ctx, typed) => {
  const { words } = ctx;
  const { offer, token, name } = await ctx.run(offerInvitation, { name: typed });
  const until = moment(offer.expiresAt);
  return cardReply({
    ...cardHead(words('calendar.file.title', { name }), ctx),
    blocks: [
      line(words('calendar.file.text')),
      line(words('calendar.file.until'), until),
      { tag: 'link', label: words('calendar.file.fetch'), url: ctx.fileAddress(token) },
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
  async make(ctx, { recordId }) {
    const found = await ctx.run(readInvitation, { recordId });
    const event = calendarEvent(found, ctx);
    const calendar = {
      method: event.cancelled ? 'CANCEL' : 'REQUEST',
      name: event.title,
      at: ctx.now,
      events: [event],
    } as const;
    const name = `${nameOf(found).replaceAll('/', '-')}.ics`;
    return { name, content: { kind: 'calendar', calendar } };
  },
});
