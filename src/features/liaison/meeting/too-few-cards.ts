import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience } from '../../../bot/declare/context.ts';
import { line } from '../../../cards/blocks.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { CHANGE_MEETINGS } from '../actions.ts';
import { DROPPED_CARD, QUORUM_CARD } from '../liaison-cards.ts';
import { nameOf, readMeeting } from './find-meeting.ts';
import { meetingButton } from './meeting-buttons.ts';
import { noticeCard } from './meeting-notices.ts';
import { aboutMeeting } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';
import { meetingOfReminder } from './reminder-card.ts';
import { momentText, readerOf } from './when-words.ts';

/** So many other dates are offered to a chair without a quorum. */
const DATES_OFFERED = 3;

/** To the chair, a day before: too few come, and other dates. */
export const quorumCard = noticeCard(QUORUM_CARD, meetingOfReminder, tooFewCard);

/** To the chair, shortly before: somebody took their word back, and now too few come. */
export const droppedCard = noticeCard(DROPPED_CARD, readMeeting, tooFewCard);

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
