import { Refusal } from '../refusal.ts';
import type { MessageContent, PushTarget } from './message.ts';

type TargetOf<Exercise extends boolean> = PushTarget & { readonly exercise: Exercise };

/** Everything that a push sends to: an exercise cannot hold a live target, nor the other way round. */
export type PushOrder =
  | { readonly exercise: true; readonly targets: readonly TargetOf<true>[] }
  | { readonly exercise: false; readonly targets: readonly TargetOf<false>[] };

/**
 * What a version may be sent to.
 *
 * @throws Refusal `push_live_target` or `push_exercise_target`, naming the first place that does not belong.
 */
export function pushOrder({ exercise, targets }: MessageContent): PushOrder {
  const stranger = targets.find((target) => target.exercise !== exercise);
  if (stranger) {
    const { name: target } = stranger;
    throw new Refusal(exercise ? 'push_live_target' : 'push_exercise_target', { target });
  }
  return exercise
    ? { exercise, targets: targets.filter((target) => isOf(target, true)) }
    : { exercise, targets: targets.filter((target) => isOf(target, false)) };
}

function isOf<Exercise extends boolean>(
  target: PushTarget,
  exercise: Exercise,
): target is TargetOf<Exercise> {
  return target.exercise === exercise;
}
