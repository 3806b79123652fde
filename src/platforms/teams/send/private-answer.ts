import type { Underway } from '../../../bot/stopping.ts';
import type {
  AnswerContent,
  AnswerResult,
  PrivateAnswer,
} from '../../../ports/delivery/messenger.ts';
import type { OweAnswer } from '../../../ports/delivery/private-answer.ts';
import type { Person } from '../../shared/person.ts';
import { answerPrivately } from '../../shared/private-answers.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { channelOf, type Place, type Who } from '../receive/receive.ts';
import { answerMessages, calledBack } from '../render/answer-messages.ts';
import { ConnectorFault } from './connector-fault.ts';
import { isRefusedWay, resultOf, type Tried } from './faults.ts';
import {
  type AnswerOnceDeps,
  answerPlace,
  postDirect,
  postOpen,
  postTargeted,
} from './private-ways.ts';

export interface PrivateDeps extends AnswerOnceDeps {
  readonly owe: OweAnswer;
  /** Aborted once this process must end. */
  readonly tooLate?: AbortSignal;
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** What is still being shown when whoever asked waits no longer. */
  readonly underway: Underway;
}

/** For whom something is, and where they are. */
export interface Recipient extends Person {
  readonly place: Place;
  /** Nothing for somebody whose identity Teams did not give. */
  readonly who: Who | undefined;
}

/** Where they find it: where they are, in their own chat, there as soon as it can be shown, or not at all. */
export type Shown = 'here' | 'direct' | 'later' | 'nowhere';

/**
 * Shows something to one person alone: in the conversation where they are, if need be in their own
 * chat with Tandem, and what Teams does not take just now as soon as it does. Only where every private way is
 * refused does a word without content tell that there was an answer.
 */
export function answerInPrivate(
  deps: PrivateDeps,
  { place, who, name, reader }: Recipient,
  contents: readonly AnswerContent[],
): Promise<Shown> {
  let where: 'here' | 'direct' = 'here';
  const conversation = place.shared ? channelOf(place.conversation) : undefined;
  const asker = who && {
    actor: { platform: 'teams', tenant: who.tenant, user: who.object },
    conversation,
  };
  const answer = async (one: PrivateAnswer) => {
    const came = await answerOnce(deps, one, TEAMS_LIMITS.answerWaitMilliseconds);
    where = came.where;
    return came;
  };
  const said = { contents, reader, place: { place, who, name } };
  const shown = answerPrivately({ ...deps, answer, platform: 'Teams' }, asker, said);
  return deps.underway.track(
    shown.then((came) => {
      if (came === 'shown') return where;
      if (came === 'owed') return 'later';
      deps.log.error({ platform: 'teams', answered: came }, 'private answer never shown');
      return 'nowhere';
    }),
  );
}

/**
 * Tries once, by one private way after the other; the next one only where Teams refuses this one.
 *
 * @param longest for how many milliseconds it is worth waiting for the turn of a conversation.
 */
export async function answerOnce(
  deps: AnswerOnceDeps,
  answer: PrivateAnswer,
  longest: number,
): Promise<AnswerResult & { readonly where: 'here' | 'direct' }> {
  const to = answerPlace.parse(answer.place);
  const way = { ...deps, longest };
  const messages = answerMessages(answer);
  if (!to.place.shared) {
    const open = await showRest(deps, messages, answer.shown, (one) => postOpen(way, to, one));
    return { ...open, where: 'here' };
  }
  const seen = await showRest(deps, messages, answer.shown, (one) => postTargeted(way, to, one));
  if (!seen.refused) return { ...seen, where: 'here' };
  const direct = await showRest(deps, messages, seen.shown, (one, trying) =>
    postDirect(way, to, one, trying),
  );
  if (!direct.refused) return { ...direct, where: 'direct' };
  const word = calledBack(to, answer.reader);
  const told = await showRest(deps, [word], 0, (one) => postOpen(way, to, one));
  const result = told.result.outcome === 'later' ? told.result : direct.result;
  return { result, shown: direct.shown, where: 'here', told: told.result.outcome === 'sent' };
}

interface Rest extends AnswerResult {
  /** This way was refused, and another one may not be. */
  readonly refused: boolean;
}

/** Shows messages one after another until one is not taken. */
async function showRest(
  { log, random }: Pick<AnswerOnceDeps, 'log' | 'random'>,
  messages: readonly object[],
  from: number,
  post: (message: object, trying: (tried: Tried) => void) => Promise<unknown>,
): Promise<Rest> {
  let tried: Tried = 'create';
  for (const [index, one] of messages.entries()) {
    if (index < from) continue;
    try {
      tried = 'create';
      await post(one, (now) => {
        tried = now;
      });
    } catch (error) {
      if (!(error instanceof ConnectorFault)) throw error;
      const { status, code } = error;
      log.warn({ platform: 'teams', status, code }, 'private answer not shown');
      return { result: resultOf(error, tried, random), shown: index, refused: isRefusedWay(error) };
    }
  }
  return { result: { outcome: 'sent', messageId: '' }, shown: messages.length, refused: false };
}
