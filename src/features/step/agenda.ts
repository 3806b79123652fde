import type { AgendaSource } from '../../bot/declare/agenda-source.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { maySeeSignal } from '../../domain/signal/signal-visibility.ts';
import { openSteps } from '../../domain/signal/step.ts';

/** So many come onto an agenda; more is no agenda. */
const MOST = 10;

/** Steps that are overdue, what has waited longest first. */
export const stepAgenda: AgendaSource = {
  asks({ partnership, now, member }) {
    const filter = { partnershipId: partnership.id, statuses: OPEN_STATUSES, stepDueBy: now };
    const seen = member?.organisation.side === 'partner' && {
      seenBy: { memberId: member.id, organisationId: member.organisation.id },
    };
    return { filter: { ...filter, ...seen }, page: { most: MOST, skip: 0 } };
  },
  items: (late, { now, member }) =>
    late
      .filter((signal) => !member || maySeeSignal(member, signal))
      .flatMap((signal) => openSteps(signal).map((step) => ({ ...step, of: signal.reference })))
      .filter(({ due }) => Temporal.Instant.compare(due, now) <= 0)
      .toSorted((a, b) => Temporal.Instant.compare(a.due, b.due))
      .slice(0, MOST)
      .map(({ id, of, what }) => ({ source: `step:${id}`, kind: 'overdue', reference: of, what })),
};
