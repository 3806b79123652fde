import { looksAtSignal } from '../../../bot/signals/signal-use-case.ts';
import { linesFor } from '../../../bot/signals/timeline.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import type { AuditLine } from '../../../ports/stores.ts';

export interface Timeline {
  readonly signal: Signal;
  readonly lines: readonly AuditLine[];
}

/** What was done with a signal, from the audit log. Who read it is shown to coordinators and custodians. */
export const showTimeline = looksAtSignal(
  'show-timeline',
  {
    parts: ['police', 'local_authority', 'partner'],
    roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat', 'custodian'],
  },
  async ({ stores, member, partnership }, signal) => {
    const lines = await stores.audit.list({ partnershipId: partnership.id, recordId: signal.id });
    return { signal, lines: linesFor(member, lines) };
  },
);
