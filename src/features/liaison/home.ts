import type { Context } from '../../bot/declare/context.ts';
import type { HomeSection } from '../../bot/declare/contributions.ts';
import { heading } from '../../cards/blocks.ts';
import type { Series } from '../../domain/meeting/series.ts';
import { hasRight } from '../../domain/people/right.ts';
import { SAY_COMING } from './actions.ts';
import { nameOf } from './meeting/find-meeting.ts';
import { meetingRow } from './meeting/meeting-list-card.ts';
import { titleOf } from './meeting/meeting-words.ts';
import { listMeetings } from './meeting/show-meetings.ts';
import { isInvited } from './rights.ts';
import { attendanceGlance } from './series/series-page.ts';
import { listLaidOut } from './series/show-series.ts';

const MOST = 3;

/** The next meetings of a member; of those that they have not answered, a button to say that they come. */
export async function liaisonHome(ctx: Context): Promise<readonly HomeSection[]> {
  const { member, words } = ctx;
  if (!hasRight(member, listMeetings.right)) return [];
  const found = await ctx.run(listMeetings, {});
  const mine = found.filter(({ series, meeting }) => {
    return meeting.state === 'planned' && isInvited(member, series);
  });
  const rows = mine.slice(0, MOST).map((one) => {
    const answered = one.meeting.answers.some(({ by }) => by.memberId === member.id);
    const coming = SAY_COMING.button(nameOf(one), words('liaison.button.coming'));
    const row = meetingRow(one, ctx);
    return answered ? row : { ...row, button: coming };
  });
  const [next] = mine;
  if (!next) return [];
  // Before the first nobody was at any.
  const below = next.meeting.number > 0 ? await attendanceOf(next.series, ctx) : [];
  return [{ title: words('liaison.home.title'), rows, below }];
}

/** Who came so far to the meetings of the series that is next. */
async function attendanceOf({ id, reference, title, kind }: Series, ctx: Context) {
  const meetings = await ctx.run(listLaidOut, { id });
  const blocks = await attendanceGlance(meetings, ctx);
  const name = titleOf({ title, kind }, ctx.words);
  return blocks.length > 0
    ? [heading(ctx.words('liaison.home.attendance', { reference, title: name })), ...blocks]
    : [];
}
