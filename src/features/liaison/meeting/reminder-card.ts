import { postedCard } from '../../../bot/posted-card.ts';
import type { Audience, CardStores } from '../../../bot/turn.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { Block, Card } from '../../../cards/card.ts';
import { isOver, reminderSubject } from '../../../domain/meeting/meeting.ts';
import type { DueReminder, ReminderRecord } from '../../../ports/delivery/reminder-store.ts';
import { agendaText } from '../agenda/agenda-card.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';
import { type MeetingOfSeries, nameOf, readMeeting } from './find-meeting.ts';
import { answerButtons, meetingButton, pointButton } from './meeting-buttons.ts';
import { aboutMeeting, bannerOf, nearness, quorumText, readerOf } from './meeting-words.ts';

/** Later than so many minutes after it was due, a reminder says that it is late. */
const LATE_MINUTES = 5;

/** The meeting that a reminder is about, as it stands now. */
export async function meetingOfReminder(
  stores: Pick<CardStores, 'reminders' | 'meetings' | 'series'>,
  reminderId: string,
): Promise<(MeetingOfSeries & { readonly reminder: ReminderRecord & DueReminder }) | undefined> {
  const reminder = await stores.reminders.find(reminderId);
  if (reminder?.kind !== MEETING_REMINDERS) return undefined;
  const found = await readMeeting(stores, reminder.recordId);
  return found && { ...found, reminder };
}

/** "Liaison meeting tomorrow, Tue 8 Dec, 10:00–11:00 (Amsterdam), Town hall 2.14" */
export const reminderCard = postedCard(REMINDER_CARD, async (stores, recordId, audience) => {
  const found = await meetingOfReminder(stores, recordId);
  if (!found) return undefined;
  const { meeting, reminder } = found;
  const { words, now } = audience;
  const title = titleText(found, audience);
  const moved = meeting.state === 'planned' && reminder.subject !== reminderSubject(meeting);
  if (moved || meeting.state !== 'planned' || isOver(meeting, now)) {
    return overCard(found, title, audience);
  }
  const items = await collectAgenda({ ...audience, stores }, found);
  const name = nameOf(found);
  return {
    title,
    ...bannerOf(audience),
    blocks: [
      ...lateBlocks(reminder, audience),
      line(quorumText(found, audience)),
      line(words('liaison.reminder.agenda', { agenda: agendaText(items, words) })),
    ],
    buttons: [
      ...answerButtons(name, audience),
      pointButton(name, words),
      meetingButton(name, words),
    ],
  };
});

function titleText(found: MeetingOfSeries, audience: Audience): string {
  const near = nearness(found.meeting, readerOf(audience), audience.now);
  const { title, when } = aboutMeeting(found, audience);
  const { place } = found.series;
  const where = place === '' ? '' : `, ${place}`;
  return audience.words(`liaison.reminder.${near}`, { title, when: `${when}${where}` });
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
    buttons: [meetingButton(nameOf(found), words)],
  };
}

/** It came late, and is of use still. */
function lateBlocks({ at, firedAt }: DueReminder, { words }: Audience): Block[] {
  const late = firedAt && at.until(firedAt).total('minutes') > LATE_MINUTES;
  return late ? [quiet(words('liaison.reminder.late'))] : [];
}
