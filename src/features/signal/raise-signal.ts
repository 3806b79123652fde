import { randomUUID } from 'node:crypto';
import type { Scene, UseCase } from '../../bot/use-case.ts';
import { actorOf } from '../../domain/member.ts';
import { formatReference, referenceYear } from '../../domain/reference.ts';
import type { Signal } from '../../domain/signal.ts';
import type { RaiseSignalInput } from './input.ts';
import { SIGNAL_CARD } from './signal-card.ts';

export interface RaiseSignal extends RaiseSignalInput {
  /** The dialog's key: the same key twice is the same signal. */
  readonly key: string;
}

export interface RaisedSignal {
  readonly signal: Signal;
  /** The same form was recorded before; what was changed in it since is not in the signal. */
  readonly repeated: boolean;
}

/** Records a concern, with its protected text apart, and shows its card in every joint channel. */
export const raiseSignal: UseCase<RaiseSignal, RaisedSignal> = {
  name: 'raise-signal',
  right: {
    parts: ['police', 'local_authority', 'partner'],
    roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat'],
  },
  async run(scene, input) {
    const id = randomUUID();
    const earlier = await takeKey(scene, input.key, id);
    if (earlier) return { result: { signal: earlier, repeated: true }, audit: [], shows: [] };
    const signal = await newSignal(scene, id, input);
    await scene.stores.signals.insert(signal);
    const { facts, interpretation } = input;
    const sealed = await scene.stores.protectedText.seal(
      { partnershipId: signal.partnershipId, model: 'signal', recordId: id },
      interpretation ? { facts, interpretation } : { facts },
      scene.now,
    );
    const { reference, urgency, categories, revision } = signal;
    return {
      result: { signal, repeated: false },
      audit: [
        {
          action: 'signal.raised',
          model: 'signal',
          recordId: id,
          detail: { reference, urgency, categories, ...digests(sealed) },
        },
      ],
      shows: [{ card: SIGNAL_CARD, recordId: id, revision }],
    };
  },
};

/** @returns the signal that this member made with the same key before. */
async function takeKey(scene: Scene, key: string, id: string): Promise<Signal | undefined> {
  const earlier = await scene.stores.businessKeys.take({
    partnershipId: scene.partnership.id,
    key: `signal.raise:${scene.member.id}:${key}`,
    model: 'signal',
    recordId: id,
    at: scene.now,
  });
  return earlier === undefined ? undefined : scene.stores.signals.find(earlier);
}

async function newSignal(scene: Scene, id: string, input: RaiseSignal): Promise<Signal> {
  const { partnership, member, now, stores } = scene;
  const year = referenceYear(now, partnership.timeZone);
  const number = await stores.counters.next(partnership.id, 'S', year);
  return {
    id,
    partnershipId: partnership.id,
    reference: formatReference('S', year, number),
    status: 'raised',
    categories: input.categories,
    urgency: input.urgency,
    area: input.area,
    raised: { by: actorOf(member), at: now },
    acknowledged: undefined,
    revision: 1,
  };
}

function digests(sealed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([field, digest]) => [`sealed_${field}`, digest]),
  );
}
