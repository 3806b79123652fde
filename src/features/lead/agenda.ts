import type { AgendaSource } from '../../bot/declare/agenda-source.ts';
import { isSide } from '../../domain/people/side.ts';
import type { SignalStatus } from '../../domain/signal/signal.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';

/** So many come onto an agenda; more is no agenda. */
const MOST = 10;
/** Once it is weighed, no lead is looked for any more. */
const UNLED: readonly SignalStatus[] = ['raised', 'acknowledged'];

/** Signals that nobody leads, what waits longest first: who takes them is what a meeting is for. */
export const leadAgenda: AgendaSource = {
  asks({ partnership, member }) {
    const filter = { partnershipId: partnership.id, statuses: UNLED, lead: 'none' } as const;
    const seen = member &&
      !isSide(member.organisation.side) && {
        seenBy: { memberId: member.id, organisationId: member.organisation.id },
      };
    const page = { most: MOST, skip: 0, oldestFirst: true };
    return { filter: { ...filter, ...seen }, page };
  },
  items: (found, { member }) =>
    found
      .filter((signal) => !member || maySeeSignal(member, signal))
      .map(({ id, reference }) => ({ source: `lead:${id}`, kind: 'lead', reference, what: '' })),
};
