import type { UseCase } from '../../bot/use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import { maySeeSignal, type Signal } from '../../domain/signal.ts';
import type { AuditLine } from '../../ports/stores.ts';

export interface Timeline {
  readonly signal: Signal;
  readonly lines: readonly AuditLine[];
}

/** Who read what is for those who answer for it. */
const READINGS = ['signal.read', 'signal_source.read'];

/** What was done with a signal, from the audit log. Who read it is shown to coordinators and custodians. */
export const showTimeline: UseCase<{ readonly reference: string }, Timeline> = {
  name: 'show-timeline',
  right: {
    parts: ['police', 'local_authority', 'partner'],
    roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat', 'custodian'],
  },
  async run({ stores, member, partnership }, { reference }) {
    const signal = await stores.signals.findByReference(partnership.id, reference);
    if (!signal || !maySeeSignal(member, signal))
      throw new Refusal('unknown_signal', { reference });
    const lines = await stores.audit.list({ partnershipId: partnership.id, recordId: signal.id });
    const seesReadings = member.roles.some(
      (role) => role === 'coordinator' || role === 'custodian',
    );
    const shown = lines.filter(({ action }) => seesReadings || !READINGS.includes(action));
    return { result: { signal, lines: shown }, audit: [], shows: [] };
  },
};
