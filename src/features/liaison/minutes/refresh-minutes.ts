import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { ShownCard } from '../../../ports/delivery/delivery-store.ts';
import { MINUTES_CARD } from '../liaison-cards.ts';

/** The minutes in the channels, if somebody asked for approval; they change in place. */
export function changedMinutes({ id: recordId, revision }: Meeting): ShownCard[] {
  return [{ card: MINUTES_CARD, recordId, revision, changesOnly: true }];
}
