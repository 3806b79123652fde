import type { Scene } from '../../../bot/use-case.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { arranges } from '../rights.ts';
import { type MeetingOfSeries, nameOf } from './find-meeting.ts';

/**
 * Only who arranges a series may do this to its meetings.
 *
 * @param more ids of those who are named as well when somebody is refused.
 * @throws Refusal `meeting_not_yours`, naming who may.
 */
export function requireArranging(
  { member, people }: Pick<Scene, 'member' | 'people'>,
  found: MeetingOfSeries,
  more: readonly string[] = [],
): void {
  const { chairIds, noteTakerId } = found.series;
  if (arranges(member, found.series)) return;
  const ids = [...chairIds, noteTakerId, ...more];
  const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  throw new Refusal('meeting_not_yours', { meeting: nameOf(found), names: names.join(', ') });
}
