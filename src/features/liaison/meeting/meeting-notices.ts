import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { type PostedCard, postedCard } from '../../../bot/declare/posted-card.ts';
import { line } from '../../../cards/blocks.ts';
import type { Card } from '../../../cards/card.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { RECORD_ATTENDANCE, SHOW_MINUTES } from '../actions.ts';
import { DEPUTY_CARD, MISSED_CARD, OVER_CARD } from '../liaison-cards.ts';
import { isInvited } from '../rights.ts';
import { nameOf, readMeeting } from './find-meeting.ts';
import { calendarButton, endButton, meetingButton } from './meeting-buttons.ts';
import { aboutMeeting } from './meeting-words.ts';
import { meetingOfReminder } from './reminder-card.ts';

/** A card about a meeting, as long as that is there. */
export function noticeCard(
  name: string,
  find: (stores: CardStores, recordId: string) => Promise<MeetingOfSeries | undefined>,
  build: (found: MeetingOfSeries, audience: Audience) => Card,
): PostedCard {
  return postedCard(name, async (stores, recordId, audience) => {
    const found = await find(stores, recordId);
    return found && build(found, audience);
  });
}

/** To who takes notes, once it is over: who was there, and what was decided. */
export const overCard = noticeCard(OVER_CARD, meetingOfReminder, (found, audience) => {
  const { words } = audience;
  const name = nameOf(found);
  return {
    ...cardHead(words('liaison.over.title', aboutMeeting(found, audience)), audience),
    blocks: [line(words('liaison.over.help'))],
    buttons: [
      RECORD_ATTENDANCE.button(name, words('liaison.button.attendance'), 'primary'),
      SHOW_MINUTES.button(name, words('liaison.button.minutes')),
    ],
  };
});

/** In the channel: the meeting was over before its reminder could be sent. */
export const missedCard = noticeCard(MISSED_CARD, meetingOfReminder, (found, audience) => ({
  ...cardHead(audience.words('liaison.missed.title', aboutMeeting(found, audience)), audience),
  blocks: [line(audience.words('liaison.missed.help'))],
  buttons: [meetingButton(nameOf(found), audience.words)],
}));

/** To a deputy: that they come in somebody's place. */
export const deputyCard = noticeCard(DEPUTY_CARD, readMeeting, (found, audience) => {
  const { words, member } = audience;
  const asked = found.meeting.answers.filter(({ deputy }) => deputy?.memberId === member?.id);
  const names = asked.map(({ by }) => by.name).join(words('list.and'));
  const about = { names, ...aboutMeeting(found, audience) };
  const name = nameOf(found);
  // Whoever took it into their calendar meanwhile needs its end; whoever is invited themselves keeps it.
  const ended = asked.length === 0 && member && !isInvited(member, found.series);
  const key = asked.length > 0 ? 'asked' : 'no_longer';
  return {
    ...cardHead(words(`liaison.deputy.${key}`, about), audience),
    blocks: [],
    buttons: [
      ...(asked.length > 0 ? [calendarButton(name, true, words)] : []),
      ...(ended ? [endButton(name, words)] : []),
      meetingButton(name, words),
    ],
  };
});
