import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import { collectAgenda } from '../agenda/collect-agenda.ts';
import { MEETS } from '../rights.ts';
import { findMeeting, type MeetingOfSeries } from './find-meeting.ts';

export interface ShownMeeting extends MeetingOfSeries {
  readonly items: readonly AgendaItem[];
}

/** One meeting with everything about it, to one member: by its name, or the next of its series, or the next there is. */
export const showMeeting = useCase<{ readonly name: string }, ShownMeeting>({
  name: 'show-meeting',
  right: MEETS,
  async run(scene, { name }) {
    const found = await findMeeting(scene, name);
    return unchanged({ ...found, items: await collectAgenda(scene, found) });
  },
});
