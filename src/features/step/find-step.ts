import { z } from 'zod';
import { findSignalForUpdate } from '../../bot/signals/find-signal.ts';
import type { Scene } from '../../bot/use-case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Signal } from '../../domain/signal/signal.ts';

/**
 * The signal that has a step, locked until the transaction ends.
 *
 * @param stepId as a button brought it.
 * @throws Refusal `unknown_action` if there is no such step; `unknown_signal` if it is not theirs to see.
 */
export async function findSignalOfStep(scene: Scene, stepId: string): Promise<Signal> {
  const { stores, partnership } = scene;
  const found = z.uuid().safeParse(stepId).success && (await stores.signals.findByStep(stepId));
  if (!found || found.partnershipId !== partnership.id) throw new Refusal('unknown_action');
  return findSignalForUpdate(scene, found.reference);
}
