import { cardHead } from '../../../bot/declare/card-head.ts';
import type { Audience, CardStores } from '../../../bot/declare/context.ts';
import { postedReminder } from '../../../bot/declare/posted-card.ts';
import { line, quiet } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { isOver, type Meeting, reminderSubject } from '../../../domain/meeting/meeting.ts';
import type { DueReminder } from '../../../ports/delivery/reminder-store.ts';
import type { MeetingOfSeries } from '../../../ports/meeting/meeting-store.ts';
import { agendaText } from '../agenda/agenda-card.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { MEETING_REMINDERS, REMINDER_CARD } from '../liaison-cards.ts';
import { nameOf, readMeeting } from './find-meeting.ts';
import { answerButtons, meetingButton, pointButton } from './meeting-buttons.ts';
import { aboutMeeting, status } from './meeting-words.ts';
import { quorumText } from './quorum-words.ts';
import { nearness, readerOf } from './when-words.ts';

/** Later than so many minutes after it was due, a reminder says that it is late. */
const LATE_MINUTES = 5;

/** The meeting that a reminder is about, as it stands now. */
export async function meetingOfReminder(
  stores: Pick<CardStores, 'reminders' | 'meetings'>,
  reminderId: string,
): Promise<MeetingOfSeries | undefined> {
  const reminder = await findReminder(stores, reminderId);
  return reminder && readMeeting(stores, reminder.recordId);
}

async function findReminder({ reminders }: Pick<CardStores, 'reminders'>, id: string) {
  const reminder = await reminders.find(id);
  return reminder?.kind === MEETING_REMINDERS ? reminder : undefined;
}

/** "Liaison meeting tomorrow, Tue 8 Dec, 10:00–11:00 (Amsterdam), Town hall 2.14" */
export const reminderCard = postedReminder(REMINDER_CARD, async (stores, recordId, audience) => {
  const reminder = await findReminder(stores, recordId);
  if (!reminder) return undefined;
  const { words, now } = audience;
  const which = { id: reminder.recordId };
  const [found] = await stores.meetings.listWithAgenda(which, { most: 1 }, now);
  if (!found) return undefined;
  const title = titleText(found, audience);
  const ended = endedAs(found.meeting, reminder, audience);
  if (ended !== undefined) {
    // Nothing is asked any more.
    return {
      ...cardHead(title, audience),
      blocks: [status('done', words(`liaison.state.${ended}`))],
      buttons: [meetingButton(nameOf(found), words)],
    };
  }
  const items = await collectAgenda({ ...audience, stores }, found);
  const name = nameOf(found);
  return {
    ...cardHead(title, audience),
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
  const { title, ...about } = aboutMeeting(found, audience);
  const when = [about.when, found.series.place].filter(Boolean).join(', ');
  return audience.words(`liaison.reminder.${near}`, { title, when });
}

/** @returns nothing for a meeting that is ahead still. */
function endedAs(meeting: Meeting, reminder: DueReminder, { now }: Audience) {
  if (meeting.state !== 'planned') return meeting.state;
  if (isOver(meeting, now)) return 'over';
  return reminder.subject === reminderSubject(meeting) ? undefined : 'moved';
}

/** It came late, and is of use still. */
function lateBlocks({ at, firedAt }: DueReminder, { words }: Audience): Block[] {
  const late = firedAt && at.until(firedAt).total('minutes') > LATE_MINUTES;
  return late ? [quiet(words('liaison.reminder.late'))] : [];
}
