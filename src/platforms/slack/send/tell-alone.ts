import { answerPrivately, type PrivateAnswersDeps } from '../../shared/private-answers.ts';
import type { TellAlone } from './answer.ts';
import { type AnswerOnceDeps, answerOnce } from './private-answer.ts';

/** Shows things to one person alone; of a place, no more is kept than what an answer needs. */
export function createTellAlone(
  deps: AnswerOnceDeps & Omit<PrivateAnswersDeps, 'answer' | 'platform'>,
): TellAlone {
  const answering = { ...deps, platform: 'Slack', answer: answerOnce.bind(undefined, deps) };
  return async (asker, { place, reader, contents }) => {
    const { tenants, user, channel, responseUrl, instead } = place;
    const kept = { tenants, user, channel, responseUrl, ...(instead && { instead }) };
    const answered = await answerPrivately(answering, asker, { place: kept, reader, contents });
    if (answered === 'shown' || answered === 'owed') return;
    deps.log.error({ platform: 'slack', answered }, 'private answer never shown');
  };
}
