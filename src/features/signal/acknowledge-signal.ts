import type { UseCase } from '../../bot/use-case.ts';
import { actorOf } from '../../domain/member.ts';
import { Refusal } from '../../domain/refusal.ts';
import { acknowledgeSignal as acknowledge, type Signal } from '../../domain/signal.ts';
import { ACKNOWLEDGED_CARD } from './acknowledged-card.ts';
import { SIGNAL_CARD } from './signal-card.ts';

/** Says for another organisation that the signal was seen. Of two at once, one did. */
export const acknowledgeSignal: UseCase<{ readonly reference: string }, Signal> = {
  name: 'acknowledge-signal',
  right: {
    parts: ['police', 'local_authority'],
    roles: ['coordinator', 'deputy', 'practitioner'],
  },
  async run({ stores, member, partnership, now }, { reference }) {
    const signal = await stores.signals.findForUpdate(partnership.id, reference);
    if (!signal) throw new Refusal('unknown_signal', { reference });
    const acknowledged = acknowledge(signal, actorOf(member), now);
    await stores.signals.update(acknowledged);
    const { id, revision } = acknowledged;
    return {
      result: acknowledged,
      audit: [
        { action: 'signal.acknowledged', model: 'signal', recordId: id, detail: { reference } },
      ],
      shows: [
        { card: SIGNAL_CARD, recordId: id, revision },
        { card: ACKNOWLEDGED_CARD, recordId: id, revision, under: SIGNAL_CARD },
      ],
      tells: [
        { card: ACKNOWLEDGED_CARD, recordId: id, revision, memberId: signal.raised.by.memberId },
      ],
    };
  },
};
