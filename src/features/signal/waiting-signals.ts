import { unchanged, useCase } from '../../bot/use-case.ts';
import type { Signal } from '../../domain/signal/signal.ts';
import { acknowledgeSignal } from './acknowledge-signal.ts';

/** So many of those not acknowledged are looked through; more never wait in practice. */
const MOST_LOOKED_AT = 200;

/** The signals that this member's organisation could acknowledge now, newest first. */
export const waitingSignals = useCase<Record<string, never>, readonly Signal[]>({
  name: 'waiting-signals',
  right: acknowledgeSignal.right,
  async run({ stores, member, partnership }) {
    const raised = await stores.signals.list(
      { partnershipId: partnership.id, statuses: ['raised'] },
      { most: MOST_LOOKED_AT, skip: 0 },
    );
    const { id } = member.organisation;
    return unchanged(raised.filter((signal) => signal.raised.by.organisation.id !== id));
  },
});
