import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { type PostedCard, postedCard } from '../../../bot/declare/posted-card.ts';
import { line } from '../../../cards/blocks.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { CHANGE_MEETINGS, RECORD_ATTENDANCE, SHOW_MINUTES } from '../actions.ts';
import {
  DEPUTY_CARD,
  DROPPED_CARD,
  MISSED_CARD,
  OVER_CARD,
  QUORUM_CARD,
} from '../liaison-cards.ts';
import { type MeetingOfSeries, nameOf, readMeeting } from './find-meeting.ts';
import { meetingButton } from './meeting-buttons.ts';
import { aboutMeeting, momentText, quorumText, readerOf } from './meeting-words.ts';
import { meetingOfReminder } from './reminder-card.ts';

/** So many other dates are offered to a chair without a quorum. */
const DATES_OFFERED = 3;

/** To the chair, a day before: too few come, and other dates. */
export const quorumCard = noticeCard(QUORUM_CARD, meetingOfReminder, tooFewCard);

/** To the chair, shortly before: somebody took their word back, and now too few come. */
export const droppedCard = noticeCard(DROPPED_CARD, readMeeting, tooFewCard);

/** A card about a meeting, as long as that is there. */
function noticeCard(
  name: string,
  find: (stores: CardStores, recordId: string) => Promise<MeetingOfSeries | undefined>,
  build: (found: MeetingOfSeries, audience: Audience) => Card,
): PostedCard {
  return postedCard(name, async (stores, recordId, audience) => {
    const found = await find(stores, recordId);
    return found && build(found, audience);
  });
}

function tooFewCard(found: MeetingOfSeries, audience: Audience): Card {
  const { words } = audience;
  return {
    ...cardHead(words('liaison.quorum.title', aboutMeeting(found, audience)), audience),
    blocks: [line(quorumText(found, audience)), line(words('liaison.quorum.help'))],
    buttons: [...otherDates(found, audience), meetingButton(nameOf(found), words)],
  };
}

/** The next working days at the same time of day; each opens the form to move it there. */
function otherDates(found: MeetingOfSeries, audience: Audience): Button[] {
  const { words, partnership, now } = audience;
  const start = found.meeting.starts.toZonedDateTimeISO(partnership.timeZone);
  const dates: Temporal.ZonedDateTime[] = [];
  for (let days = 1; dates.length < DATES_OFFERED && days < 31; days += 1) {
    const day = start.add({ days });
    if (isWorkingDay(partnership, day.toPlainDate())) dates.push(day);
  }
  return dates.map((day) => {
    const to = `${day.toPlainDate()} ${day.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    const when = momentText(day.toInstant(), readerOf(audience), now);
    const move = { word: 'move', name: nameOf(found), to } as const;
    return CHANGE_MEETINGS.button(move, words('liaison.button.move_to', { when }));
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
export const missedCard = noticeCard(MISSED_CARD, meetingOfReminder, (found, audience) => {
  const { words } = audience;
  return {
    ...cardHead(words('liaison.missed.title', aboutMeeting(found, audience)), audience),
    blocks: [line(words('liaison.missed.help'))],
    buttons: [meetingButton(nameOf(found), words)],
  };
});

/** To a deputy: that they come in somebody's place. */
export const deputyCard = noticeCard(DEPUTY_CARD, readMeeting, (found, audience) => {
  const { words, member } = audience;
  const { answers } = found.meeting;
  const asked = answers.filter(({ deputy }) => deputy?.memberId === member?.id);
  const names = asked.map(({ by }) => by.name).join(words('list.and'));
  const about = { names, ...aboutMeeting(found, audience) };
  const key = asked.length > 0 ? 'asked' : 'no_longer';
  return {
    ...cardHead(words(`liaison.deputy.${key}`, about), audience),
    blocks: [],
    buttons: [meetingButton(nameOf(found), words)],
  };
});
