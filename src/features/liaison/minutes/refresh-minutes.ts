import type { Outcome, Scene } from '../../../bot/use-case.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';
import type { MeetingOfSeries } from '../meeting/find-meeting.ts';
import { auditOf } from '../meeting/save-meeting.ts';
import { type Minutes, minutesOf } from './read-minutes.ts';

/**
 * What follows from a change of minutes.
 *
 * @param found with the meeting as it is now.
 * @param posts whether they are put into the channels; else they change in place, if somebody asked for approval.
 */
export async function changedMinutes(
  scene: Scene,
  found: MeetingOfSeries,
  { action, detail = {}, posts }: ChangeOfMinutes,
): Promise<Outcome<Minutes>> {
  const { id: recordId, revision } = found.meeting;
  return {
    result: await minutesOf(scene, found),
    audit: [auditOf(found, action, detail)],
    shows: [{ card: MINUTES_CARD, recordId, revision, ...(!posts && { changesOnly: true }) }],
  };
}

interface ChangeOfMinutes {
  /** As the audit log names it. */
  readonly action: string;
  readonly detail?: Readonly<Record<string, string>>;
  readonly posts: boolean;
}
