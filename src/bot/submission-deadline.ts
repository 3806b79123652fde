import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../domain/refusal.ts';
import type { Interaction, SubmissionInteraction } from './declare/interaction.ts';
import type { Reply } from './declare/reply.ts';

/** How long a submission may take before it is asked whether it is recorded. */
const WORK_MILLISECONDS = 2_200;
/** How long that may take. Slack gives up at 3,000 in all. */
const LOOK_MILLISECONDS = 500;

/**
 * Answers a submission in time. One that is late is not lost: its key makes the second press the same record.
 *
 * @param isRecorded whether this submission was recorded, now or at an earlier press; costs one query.
 * @throws Refusal `recorded_meanwhile`, or `not_recorded_yet`.
 */
export async function withinDeadline(
  interaction: Interaction,
  work: Promise<Reply>,
  isRecorded: (submission: SubmissionInteraction) => Promise<boolean>,
): Promise<Reply> {
  if (interaction.kind !== 'submission') return work;
  const answered = new AbortController();
  const { signal } = answered;
  const late = async (): Promise<Reply> => {
    await wait(WORK_MILLISECONDS, undefined, { signal });
    const unknown = wait(LOOK_MILLISECONDS, false, { signal });
    const looked = isRecorded(interaction).catch(() => unknown);
    throw new Refusal(
      (await Promise.race([looked, unknown])) ? 'recorded_meanwhile' : 'not_recorded_yet',
    );
  };
  work.catch(() => undefined);
  return Promise.race([work, late()]).finally(() => answered.abort());
}
