import { look } from '../../bot/declare/use-case.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { OPEN_STATUSES } from '../../domain/signal/signal-life.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';
import { HAS_SIGNALS } from './rights.ts';

/** Rows of what waits, and of what is one's own; the rest is a press away. */
export const [MOST_WAITING, MOST_OWN] = [5, 3];

/** The signals that this member's organisation could acknowledge now, what waits longest first. */
export const waitingSignals = look<Record<string, never>, readonly Signal[]>(
  'waiting-signals',
  acknowledgeSignal.right,
  async ({ stores, member, partnership }) => {
    const notOfOrganisationId = member.organisation.id;
    const own = { partnershipId: partnership.id, notOfOrganisationId };
    const page = { most: MOST_WAITING + 1, skip: 0, oldestFirst: true };
    return stores.signals.list({ ...own, statuses: ['raised'] }, page);
  },
);

/** What a member raised themselves and is open, newest first. */
export const ownSignals = look<Record<string, never>, readonly Signal[]>(
  'own-signals',
  HAS_SIGNALS,
  ({ stores, member, partnership }) => {
    const own = { partnershipId: partnership.id, statuses: OPEN_STATUSES, raisedById: member.id };
    return stores.signals.list(own, { most: MOST_OWN + 1, skip: 0 });
  },
);
