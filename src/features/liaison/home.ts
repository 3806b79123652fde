import type { HomeSection, Turn } from '../../bot/feature.ts';
import { button } from '../../bot/signals/signal-cards.ts';
import { hasRight } from '../../domain/right.ts';
import { nameOf } from './find-meeting.ts';
import { COMING_ACTION } from './liaison-cards.ts';
import { meetingRow } from './list-card.ts';
import { listMeetings } from './list-meetings.ts';
import { isInvited } from './rights.ts';

const MOST = 3;

/** The next meetings of a member; of those that they have not answered, a button to say that they come. */
export async function liaisonHome(turn: Turn): Promise<readonly HomeSection[]> {
  const { member, words } = turn;
  if (!hasRight(member, listMeetings.right)) return [];
  const found = await turn.perform(listMeetings, {});
  const mine = found.filter(({ series, meeting }) => {
    return meeting.state === 'planned' && isInvited(member, series);
  });
  const rows = mine.slice(0, MOST).map((one) => {
    const answered = one.meeting.answers.some(({ by }) => by.memberId === member.id);
    const coming = button(COMING_ACTION, nameOf(one), words('liaison.button.coming'));
    const row = meetingRow(one, turn);
    return answered ? row : { ...row, button: coming };
  });
  return rows.length > 0 ? [{ title: words('liaison.home.title'), rows }] : [];
}
