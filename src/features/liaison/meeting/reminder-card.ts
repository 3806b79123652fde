import type { CardBuilder } from '../../../bot/posted-card.ts';
import { button } from '../../../bot/signals/signal-cards.ts';
import type { Audience, CardStores } from '../../../bot/turn.ts';
import type { Block, Button, Card } from '../../../cards/card.ts';
import { deputiesFor, isOver, reminderSubject } from '../../../domain/meeting/meeting.ts';
import type { DueReminder, ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { agendaText } from '../agenda/agenda-words.ts';
import type { Agenda } from '../agenda/collect-agenda.ts';
import { MEETING_REMINDERS, OPEN_ACTION } from '../liaison-cards.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';
import { answerButtons, pointButton } from './meeting-buttons.ts';
import { bannerOf, nearness, plain, quiet, readerOf, titleOf, whenText } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';

/** Later than so many minutes after it was due, a reminder says that it is late. */
const LATE_MINUTES = 5;

/** The meeting that a reminder is about, as it stands now. */
export async function meetingOfReminder(
  stores: Pick<CardStores, 'reminders' | 'meetings' | 'series'>,
  reminderId: string,
): Promise<(MeetingOfSeries & { readonly reminder: ReminderRecord & DueReminder }) | undefined> {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== MEETING_REMINDERS) return undefined;
  const meeting = await stores.meetings.find(reminder.recordId);
  const series = meeting && (await stores.series.find(meeting.seriesId));
  return series && { series, meeting, reminder };
}

/** "Liaison meeting tomorrow, Tue 8 Dec, 10:00–11:00 (Amsterdam), Town hall 2.14" */
export function createReminderCard(agenda: Agenda): CardBuilder {
  return async (stores, recordId, audience) => {
    const found = await meetingOfReminder(stores, recordId);
    if (!found) return undefined;
    const { meeting, reminder } = found;
    const { words, partnership, now, member } = audience;
    const title = titleText(found, audience);
    const moved = meeting.state === 'planned' && reminder.subject !== reminderSubject(meeting);
    if (moved || meeting.state !== 'planned' || isOver(meeting, now)) {
      return overCard(found, title, audience);
    }
    const items = await agenda({ stores, partnership, now, ...(member && { member }) }, found);
    const onAgenda = words('liaison.reminder.agenda', { agenda: agendaText(items, words) });
    return {
      title,
      ...bannerOf(audience),
      blocks: [
        ...lateBlocks(reminder, audience),
        plain(quorumText(found, audience)),
        plain(onAgenda),
      ],
      buttons: buttonsOf(found, audience),
    };
  };
}

function titleText({ series, meeting }: MeetingOfSeries, audience: Audience): string {
  const { words, now } = audience;
  const reader = readerOf(audience);
  const near = nearness(meeting, reader, now);
  const place = series.place === '' ? '' : `, ${series.place}`;
  const when = `${whenText(meeting, reader, now)}${place}`;
  return words(`liaison.reminder.${near}`, { title: titleOf(series, words), when });
}

/** Nothing is asked any more. */
function overCard(found: MeetingOfSeries, title: string, audience: Audience): Card {
  const { words, now } = audience;
  const { meeting } = found;
  const over = meeting.state === 'planned' && isOver(meeting, now);
  const key = over ? 'over' : meeting.state === 'planned' ? 'moved' : meeting.state;
  return {
    title,
    ...bannerOf(audience),
    blocks: [{ tag: 'status', symbol: 'done', text: [words(`liaison.state.${key}`)] }],
    buttons: [button(OPEN_ACTION, nameOf(found), words('liaison.button.open'))],
  };
}

/** It came late, and is of use still. */
function lateBlocks({ at, firedAt }: DueReminder, { words }: Audience): Block[] {
  const late = firedAt && at.until(firedAt).total('minutes') > LATE_MINUTES;
  return late ? [quiet(words('liaison.reminder.late'))] : [];
}

function buttonsOf(found: MeetingOfSeries, { words, member, members }: Audience): Button[] {
  const name = nameOf(found);
  // In a channel anybody may press: whoever has several deputies is asked which.
  const several = member ? deputiesFor(member, members).length > 1 : true;
  return [
    ...answerButtons(name, words, several),
    pointButton(name, words),
    button(OPEN_ACTION, name, words('liaison.button.open')),
  ];
}
