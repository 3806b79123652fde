import type { Transaction } from '../../../bot/declare/transaction.ts';
import type { CrisisUnit } from '../../../domain/crisis/unit.ts';
import type { RegisteredChannel } from '../../../ports/stores.ts';

/**
 * Where a unit lives: in the channels that were chosen for it beforehand, else the joint ones. Beside a
 * live partnership an exercise stands where exercises stand and nowhere else, and what is real never stands
 * there.
 */
export function unitChannels(
  { channels, partnership }: Pick<Transaction, 'partnership' | 'channels'>,
  { exercise }: Pick<CrisisUnit, 'exercise'>,
): readonly RegisteredChannel[] {
  const fitting = channels.filter((one) => !partnership.live || one.exercise === exercise);
  const chosen = fitting.filter(({ crisisUnit }) => crisisUnit);
  const joint = fitting.filter(({ groups }) => groups.includes('joint_channels'));
  return chosen.length > 0 ? chosen : joint;
}
