import { randomUUID } from 'node:crypto';
import { findSignal, findSignalForUpdate } from '../../../bot/signals/find-signal.ts';
import { useCase } from '../../../bot/use-case.ts';
import { actorOf, type Member } from '../../../domain/people/member.ts';
import type { Signal } from '../../../domain/signal/signal.ts';
import { requireFeedback } from '../../../domain/signal/signal-sight.ts';
import type { FeedbackInput } from '../input.ts';

export interface RecordFeedback extends FeedbackInput {
  readonly reference: string;
  /** The dialog's key: the same key twice is the same feedback. */
  readonly key: string;
  /** Who told it, among the members of the partnership. */
  readonly teller: Member;
}

const right = {
  parts: ['police', 'local_authority', 'partner'],
  roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat'],
} as const;

/** May feedback be recorded here? Asked before the form opens. */
export const planFeedback = useCase<{ readonly reference: string }, Signal>({
  name: 'plan-feedback',
  right,
  async run(scene, { reference }) {
    const signal = await findSignal(scene, reference);
    requireFeedback(scene.member, signal);
    return { result: signal, audit: [], shows: [] };
  },
});

/** Records what was told to the source, by whom and when. The words are protected text. */
export const recordFeedback = useCase<RecordFeedback, Signal>({
  name: 'record-feedback',
  right,
  async run(scene, input) {
    const { stores, member, partnership, now } = scene;
    const { told, told_on: toldOn, teller, key } = input;
    const signal = await findSignalForUpdate(scene, input.reference);
    requireFeedback(member, signal);
    const id = randomUUID();
    const partnershipId = partnership.id;
    const business = `signal.feedback:${member.id}:${key}`;
    const earlier = await stores.businessKeys.take({
      partnershipId,
      key: business,
      model: 'feedback',
      recordId: id,
      at: now,
    });
    if (earlier !== undefined) return { result: signal, audit: [], shows: [] };
    const recorded = { by: actorOf(member), at: now };
    await stores.signals.insertFeedback({
      id,
      signalId: signal.id,
      toldBy: actorOf(teller),
      toldOn,
      recorded,
    });
    const record = { partnershipId, model: 'signal', recordId: signal.id } as const;
    const sealed = await stores.protectedText.seal(record, { [`feedback:${id}`]: told }, now);
    const detail = { told_by: teller.id, told_on: toldOn, sealed: Object.values(sealed) };
    return {
      result: signal,
      audit: [{ action: 'signal.feedback', model: 'signal', recordId: signal.id, detail }],
      shows: [],
    };
  },
});
