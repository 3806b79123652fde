import { findSignal } from '../../../bot/signals/find-signal.ts';
import { linesFor } from '../../../bot/signals/timeline.ts';
import { unchanged, useCase } from '../../../bot/use-case.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import type { AuditLine } from '../../../ports/stores.ts';

export interface Timeline {
  readonly signal: Signal;
  readonly lines: readonly AuditLine[];
}

/** What was done with a signal, from the audit log. Who read it is shown to coordinators and custodians. */
export const showTimeline = useCase<{ readonly reference: string }, Timeline>({
  name: 'show-timeline',
  right: {
    parts: ['police', 'local_authority', 'partner'],
    roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat', 'custodian'],
  },
  async run(scene, { reference }) {
    const { stores, member, partnership } = scene;
    const signal = await findSignal(scene, reference);
    const lines = await stores.audit.list({ partnershipId: partnership.id, recordId: signal.id });
    return unchanged({ signal, lines: linesFor(member, lines) });
  },
});
