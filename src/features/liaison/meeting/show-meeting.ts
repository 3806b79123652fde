import type { UseCase } from '../../../bot/use-case.ts';
import type { AgendaItem } from '../../../domain/meeting/agenda.ts';
import type { Agenda } from '../agenda/collect-agenda.ts';
import { MEETS } from '../rights.ts';
import { findMeeting, type MeetingOfSeries } from './find-meeting.ts';

export interface ShownMeeting extends MeetingOfSeries {
  readonly items: readonly AgendaItem[];
}

/** @param name of a meeting, or of its series for the next; empty: the next there is. */
export type ShowMeeting = UseCase<{ readonly name: string }, ShownMeeting>;

/** One meeting with everything about it, to one member. */
export function createShowMeeting(agenda: Agenda): ShowMeeting {
  return {
    declares: 'use-case',
    name: 'show-meeting',
    right: MEETS,
    async run(scene, { name }) {
      const found = await findMeeting(scene, name);
      const items = await agenda(scene, found);
      return { result: { ...found, items }, audit: [], shows: [] };
    },
  };
}
