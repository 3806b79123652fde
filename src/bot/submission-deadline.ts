import { Refusal } from '../domain/refusal.ts';
import type { Interaction, SubmissionInteraction } from './declare/interaction.ts';
import type { Reply } from './declare/reply.ts';

/** When it is looked whether a submission that takes long is recorded. */
const LOOK_MILLISECONDS = 2_000;
/** When its sender is told what is known by then. Slack gives up at 3,000. */
const ANSWER_MILLISECONDS = 2_500;

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
  let recorded = false;
  const look = async () => {
    recorded = await isRecorded(interaction).catch(() => false);
  };
  const looking = setTimeout(look, LOOK_MILLISECONDS);
  let answering: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const answer = () => reject(new Refusal(recorded ? 'recorded_meanwhile' : 'not_recorded_yet'));
    answering = setTimeout(answer, ANSWER_MILLISECONDS);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => {
    clearTimeout(looking);
    clearTimeout(answering);
  });
}
