import { randomUUID } from 'node:crypto';
import { planReminders } from '../../../bot/signals/save-signal.ts';
import { SIGNAL_CARD } from '../../../bot/signals/signal-cards.ts';
import { timingOf } from '../../../bot/signals/timing.ts';
import { type Scene, useCase } from '../../../bot/use-case.ts';
import { actorOf } from '../../../domain/people/member.ts';
import { formatReference, referenceYear } from '../../../domain/reference.ts';
import {
  SIGNAL_PROTECTED_FIELDS,
  type Signal,
  type Source,
} from '../../../domain/signal/signal.ts';
import { raiseSignal as raise } from '../../../domain/signal/signal-raising.ts';
import type { RaiseSignalInput } from '../input.ts';

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
export const raiseSignal = useCase<RaiseSignal, RaisedSignal>({
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
    await planReminders(scene, signal);
    const sealed = await sealTexts(scene, id, input);
    const { reference, urgency, categories, revision } = signal;
    return {
      result: { signal, repeated: false },
      audit: [
        {
          action: 'signal.raised',
          model: 'signal',
          recordId: id,
          detail: { reference, urgency, categories, ...secondLook(input), ...digests(sealed) },
        },
      ],
      shows: [{ card: SIGNAL_CARD, recordId: id, revision }],
    };
  },
});

/** The source is a record of its own: who may read what it told may not read who it is. */
async function sealTexts(scene: Scene, recordId: string, input: RaiseSignal) {
  const { protectedText } = scene.stores;
  const partnershipId = scene.partnership.id;
  const texts = SIGNAL_PROTECTED_FIELDS.map((field) => [field, input[field]] as const);
  const filled = Object.fromEntries(texts.filter(([, text]) => text !== ''));
  const sealed = await protectedText.seal(
    { partnershipId, model: 'signal', recordId },
    filled,
    scene.now,
  );
  if (input.source !== 'named') return sealed;
  const source = { partnershipId, model: 'signal_source', recordId } as const;
  return {
    ...sealed,
    ...(await protectedText.seal(source, { source: input.source_name }, scene.now)),
  };
}

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
  const { categories, urgency, area } = input;
  const reference = formatReference('S', year, number);
  const raised = { by: actorOf(member), at: now };
  const source = sourceOf(input);
  return raise(
    { id, partnershipId: partnership.id, reference, categories, urgency, area, raised, source },
    await timingOf(stores, partnership),
  );
}

/** Who raised it as their own can be asked; who stays anonymous cannot. */
function sourceOf({ source, contact }: RaiseSignal): Source {
  if (source === 'named') return { kind: source, contact: contact === 'yes' };
  return { kind: source, contact: source === 'me' };
}

/** That something was found and what became of it; never what it was. */
function secondLook({ second_look }: RaiseSignal): Record<string, string> {
  return second_look ? { second_look } : {};
}

function digests(sealed: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sealed).map(([field, digest]) => [`sealed_${field}`, digest]),
  );
}
