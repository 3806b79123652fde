import type { UseCase } from '../../bot/use-case.ts';
import type { Feedback } from '../../domain/feedback.ts';
import { Refusal } from '../../domain/refusal.ts';
import { grantToReadSignal } from '../../domain/sharing.ts';
import { maySeeSignal, type Signal } from '../../domain/signal.ts';

export interface ShownSignal {
  readonly signal: Signal;
  /** By field; nothing if this member may not read it. */
  readonly texts: Readonly<Record<string, string>> | undefined;
  readonly feedback: readonly Feedback[];
}

/** Shows a signal to one member; its protected text only with a grant, and then the reading is logged. */
export const showSignal: UseCase<{ readonly reference: string }, ShownSignal> = {
  name: 'show-signal',
  right: {
    parts: ['police', 'local_authority', 'partner'],
    roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat'],
  },
  async run({ stores, member, partnership, now }, { reference }) {
    const signal = await stores.signals.findByReference(partnership.id, reference);
    if (!signal || !maySeeSignal(member, signal))
      throw new Refusal('unknown_signal', { reference });
    const grant = grantToReadSignal(member, signal, []);
    const feedback = await stores.signals.listFeedback(signal.id);
    const texts = grant && (await stores.protectedText.open(grant, now));
    return { result: { signal, texts, feedback }, audit: [], shows: [] };
  },
};
