import { randomUUID } from 'node:crypto';
import { findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { looksAtSignal, type SignalForm } from '../../../bot/signals/signal-use-case.ts';
import { byForm, useCase } from '../../../bot/use-case.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import { requireFeedback } from '../../../domain/signal/signal-sight.ts';
import type { FeedbackInput } from '../input.ts';
import { HAS_SIGNALS } from '../rights.ts';

interface RecordFeedback extends FeedbackInput, SignalForm {
  /** Who told it, among the members of the partnership. */
  readonly teller: Member;
}

/** May feedback be recorded here? Asked before the form opens. */
export const planFeedback = looksAtSignal('plan-feedback', HAS_SIGNALS, ({ member }, signal) => {
  requireFeedback(member, signal);
});

/** Records what was told to the source, by whom and when. The words are protected text. */
export const recordFeedback = useCase({
  name: 'record-feedback',
  right: HAS_SIGNALS,
  async find(scene, { reference }: RecordFeedback) {
    const signal = await findSignalForUpdate(scene, reference);
    requireFeedback(scene.member, signal);
    return { id: randomUUID(), signal };
  },
  once: {
    key: byForm('signal.feedback'),
    model: 'feedback',
    recordId: ({ id }) => id,
    repeated: ({ signal }) => signal,
  },
  async run({ stores, member, partnership, now }, { told, told_on, teller }, { id, signal }) {
    const recorded = { by: actorOf(member), at: now };
    const toldBy = actorOf(teller);
    const signalId = signal.id;
    await stores.signals.insertFeedback({ id, signalId, toldBy, toldOn: told_on, recorded });
    const record = { partnershipId: partnership.id, model: 'signal', recordId: signalId } as const;
    const sealed = await stores.protectedText.seal(record, { [`feedback:${id}`]: told }, now);
    const detail = { told_by: teller.id, told_on, sealed: Object.values(sealed) };
    const audit = [{ action: 'signal.feedback', model: 'signal', recordId: signalId, detail }];
    return { result: signal, audit, shows: [] };
  },
});
