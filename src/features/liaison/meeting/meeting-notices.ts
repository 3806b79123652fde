import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience } from '../../../bot/turn.ts';
import type { Button } from '../../../cards/card.ts';
import { isWorkingDay } from '../../../domain/time/working-calendar.ts';
import { ATTENDANCE_ACTION, CHANGE_ACTION, MINUTES_ACTION, OPEN_ACTION } from '../liaison-cards.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { bannerOf, momentText, plain, readerOf, titleOf, whenText } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';
import { meetingOfReminder } from './reminder-card.ts';

/** So many other dates are offered to a chair without a quorum. */
const DATES_OFFERED = 3;

/** To the chair, a day before: too few come, and other dates. */
export const buildQuorumCard: CardBuilder = async (stores, recordId, audience) => {
  const found = await meetingOfReminder(stores, recordId);
  return found && tooFewCard(found, audience);
};

/** To the chair, shortly before: somebody took their word back, and now too few come. */
export const buildDroppedCard: CardBuilder = async (stores, recordId, audience) => {
  const meeting = await stores.meetings.find(recordId);
  const series = meeting && (await stores.series.find(meeting.seriesId));
  return series && tooFewCard({ series, meeting }, audience);
};

function tooFewCard(found: MeetingOfSeries, audience: Audience) {
  const { words, now } = audience;
  const { series, meeting } = found;
  const name = nameOf(found);
  const when = whenText(meeting, readerOf(audience), now);
  return {
    title: words('liaison.quorum.title', { title: titleOf(series, words), when }),
    ...bannerOf(audience),
    blocks: [plain(quorumText(found, audience)), plain(words('liaison.quorum.help'))],
    buttons: [
      ...otherDates(found, audience),
      button(OPEN_ACTION, name, words('liaison.button.open')),
    ],
  };
}

/** The next working days at the same time of day; each opens the form to move it there. */
function otherDates(found: MeetingOfSeries, audience: Audience): Button[] {
  const { words, partnership, now } = audience;
  const { meeting } = found;
  const start = meeting.starts.toZonedDateTimeISO(partnership.timeZone);
  const dates: Temporal.ZonedDateTime[] = [];
  for (let days = 1; dates.length < DATES_OFFERED && days < 31; days += 1) {
    const day = start.add({ days });
    if (isWorkingDay(partnership, day.toPlainDate())) dates.push(day);
  }
  return dates.map((day) => {
    const wall = `${day.toPlainDate()} ${day.toPlainTime().toString({ smallestUnit: 'minute' })}`;
    const when = momentText(day.toInstant(), readerOf(audience), now);
    const label = words('liaison.button.move_to', { when });
    return button(CHANGE_ACTION, `move ${nameOf(found)} ${wall}`, label, { opensDialog: true });
  });
}

/** To who takes notes, once it is over: who was there, and what was decided. */
export const buildOverCard: CardBuilder = async (stores, recordId, audience) => {
  const found = await meetingOfReminder(stores, recordId);
  if (!found) return undefined;
  const { words, now } = audience;
  const name = nameOf(found);
  const when = whenText(found.meeting, readerOf(audience), now);
  return {
    title: words('liaison.over.title', { title: titleOf(found.series, words), when }),
    ...bannerOf(audience),
    blocks: [plain(words('liaison.over.help'))],
    buttons: [
      button(ATTENDANCE_ACTION, name, words('liaison.button.attendance'), {
        opensDialog: true,
        look: 'primary',
      }),
      button(MINUTES_ACTION, name, words('liaison.button.minutes')),
    ],
  };
};

/** In the channel: the meeting was over before its reminder could be sent. */
export const buildMissedCard: CardBuilder = async (stores, recordId, audience) => {
  const found = await meetingOfReminder(stores, recordId);
  if (!found) return undefined;
  const { words, now } = audience;
  const when = whenText(found.meeting, readerOf(audience), now);
  return {
    title: words('liaison.missed.title', { title: titleOf(found.series, words), when }),
    ...bannerOf(audience),
    blocks: [plain(words('liaison.missed.help'))],
    buttons: [button(OPEN_ACTION, nameOf(found), words('liaison.button.open'))],
  };
};

/** To a deputy: that they come in somebody's place. */
export const buildDeputyCard: CardBuilder = async (stores, recordId, audience) => {
  const meeting = await stores.meetings.find(recordId);
  const series = meeting && (await stores.series.find(meeting.seriesId));
  if (!series) return undefined;
  const { words, now, member } = audience;
  const asked = meeting.answers.filter(({ deputy }) => deputy?.memberId === member?.id);
  const names = asked.map(({ by }) => by.name).join(words('list.and'));
  const when = whenText(meeting, readerOf(audience), now);
  const key = asked.length > 0 ? 'asked' : 'no_longer';
  return {
    title: words(`liaison.deputy.${key}`, { names, title: titleOf(series, words), when }),
    ...bannerOf(audience),
    blocks: [],
    buttons: [button(OPEN_ACTION, nameOf({ series, meeting }), words('liaison.button.open'))],
  };
};
