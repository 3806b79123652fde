import { Refusal } from '../domain/refusal.ts';
import type { Interaction } from './declare/interaction.ts';
import type { Reply } from './declare/reply.ts';

/** How long a submission may take before its sender is asked to press again. Slack gives up at 3,000. */
const SUBMISSION_MILLISECONDS = 2_500;

/**
 * Answers a submission in time. One that is late is not lost: its key makes the second press the same record.
 *
 * @throws Refusal `not_recorded_yet`.
 */
export async function withinDeadline(
  interaction: Interaction,
  work: Promise<Reply>,
): Promise<Reply> {
  if (interaction.kind !== 'submission') return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('not_recorded_yet')), SUBMISSION_MILLISECONDS);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
