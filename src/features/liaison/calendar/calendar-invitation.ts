import { onPress } from '../../../bot/declare/action.ts';
import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Context } from '../../../bot/declare/context.ts';
import { type FileMaker, fileMaker } from '../../../bot/declare/file-maker.ts';
import { cardReply, type Reply } from '../../../bot/declare/reply.ts';
import { offerFile } from '../../../bot/handout/file-offer.ts';
import { line, moment } from '../../../cards/blocks.ts';
import type { Member } from '../../../domain/people/member.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { CALENDAR_END, CALENDAR_FILE } from '../actions.ts';
import { findMeeting, nameOf, readMeeting } from '../meeting/find-meeting.ts';
import { type ByName, lookAt, lookAtLocked, mayAnswer, maySeeSeries } from '../rights.ts';
import { calendarEvent } from './calendar-event.ts';

/** The kind of file: one meeting, for a calendar. */
const INVITATION_FILE = 'liaison.invitation';
/** The same for one member who is to come no more: takes it out of their calendar. */
const END_FILE = 'liaison.invitation-end';

/** Offers a meeting as a calendar file. */
export const offerInvitation = lookAtLocked(
  'offer-invitation',
  async (ctx, { name, kind }: ByName & { readonly kind: string }) => {
    const found = await findMeeting(ctx, name);
    const offered = await offerFile(ctx, { kind, recordId: found.meeting.id });
    return { ...offered, name: nameOf(found) };
  },
);

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
export const offerCalendarFile = onPress(CALENDAR_FILE, (ctx, name) =>
  offered(ctx, name, INVITATION_FILE),
);

/** The same for the file that takes it out again, where only this member does not come any more. */
export const offerCalendarEnd = onPress(CALENDAR_END, (ctx, name) => offered(ctx, name, END_FILE));

async function offered(ctx: Context, typed: string, kind: string): Promise<Reply> {
  const { words } = ctx;
  const { offer, token, name } = await ctx.run(offerInvitation, { name: typed, kind });
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
}

/** One that does not take place asks calendars to take it out again. */
export const invitationFile = fileMaker(
  INVITATION_FILE,
  fileOf(() => false),
);

/** Whoever is asked to come again meanwhile gets the meeting instead. */
export const endFile = fileMaker(
  END_FILE,
  fileOf((member, { series, meeting }) => !mayAnswer(member, series, meeting)),
);

/** @param isEnd does it take the meeting out of this member's calendar, though it takes place? */
function fileOf(
  isEnd: (member: Member, found: MeetingOfSeries) => boolean,
): Pick<FileMaker, 'title' | 'make'> {
  return {
    async title(stores, meetingId, { words }) {
      const found = await readMeeting(stores, meetingId);
      return found && words('calendar.file.title', { name: nameOf(found) });
    },
    async make(ctx, { recordId }) {
      const found = await ctx.run(readInvitation, { recordId });
      const shown = calendarEvent(found, ctx);
      const event = { ...shown, cancelled: shown.cancelled || isEnd(ctx.member, found) };
      const calendar = {
        method: event.cancelled ? 'CANCEL' : 'REQUEST',
        name: event.title,
        at: ctx.now,
        events: [event],
      } as const;
      const name = `${nameOf(found).replaceAll('/', '-')}.ics`;
      return { name, content: { kind: 'calendar', calendar } };
    },
  };
}
