import type { TaskModuleResponse } from 'botbuilder';
import type { Command } from '../../../bot/turn.ts';
import { wordsFor } from '../../../locales/words.ts';
import { withTimeout } from '../../shared/with-timeout.ts';
import type { Conversations } from '../identity/conversations.ts';
import type { Tenants } from '../identity/tenants.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { type AnswerDeps, answerMessage, answerPress, sentence } from '../send/answer.ts';
import { ConnectorFault } from '../send/connector-fault.ts';
import { answerInPrivate } from '../send/private-answer.ts';
import type { Background } from './background-work.ts';
import type { Turns } from './bot.ts';
import { placeOf, receiveExtension, receiveMessage, receivePress, type Who } from './receive.ts';
import type { Envelope, Message } from './schema.ts';
import { closing, fetchDialog, openAgain, submitDialog } from './submit.ts';

export interface TurnsDeps extends AnswerDeps {
  readonly commands: readonly Command[];
  readonly tenants: Tenants;
  readonly following: Conversations;
  readonly background: Background;
}

/** What Tandem does with what comes from Teams. */
export function createTurns(deps: TurnsDeps): Turns {
  const { background, following } = deps;
  const heard = (activity: Envelope) => background(() => following.heard(activity));
  const known = knowing(deps, heard);

  const pressed = (activity: Envelope, data: { action: string; value: string }) =>
    known(
      activity,
      'teams.not_ready',
      (who): Promise<TaskModuleResponse> => fetchDialog(deps, receivePress(activity, data, who)),
      closing,
    );

  return {
    message: (activity, typed) => {
      heard(activity);
      background(() => hear(deps, activity, typed));
    },
    event: (activity) => {
      background(async () => {
        await following.follow(activity);
        await following.heard(activity);
      });
    },
    press: (activity) =>
      known(
        activity,
        'refusal.not_recorded_yet',
        (who) => answerPress(deps, receivePress(activity, activity.value.action.data, who)),
        sentence,
      ),
    fetch: (activity) => pressed(activity, activity.value.data),
    submit: (activity) =>
      known(
        activity,
        'refusal.not_recorded_yet',
        (who) => submitDialog(deps, activity, activity.value.data, who),
        (word) => openAgain(activity, activity.value.data, word),
      ),
    extension: (activity) =>
      known(
        activity,
        'teams.not_ready',
        (who) => fetchDialog(deps, receiveExtension(activity, who)),
        closing,
      ),
  };
}

/** How somebody who waits for an answer is let on to the work. */
function knowing(deps: TurnsDeps, heard: (activity: Envelope) => void) {
  /**
   * Somebody without an identity, or whom Teams could not be asked about in time, gets a word instead. What
   * Teams says late is remembered: the second press does not ask again.
   */
  return async <T>(
    activity: Envelope,
    late: 'refusal.not_recorded_yet' | 'teams.not_ready',
    work: (who: Who) => Promise<T>,
    otherwise: (word: string) => T,
  ): Promise<T> => {
    heard(activity);
    const asked = await withTimeout(identify(deps, activity), TEAMS_LIMITS.whoMilliseconds);
    const who = asked ?? wordsFor(activity.locale ?? undefined)(late);
    return typeof who === 'string' ? otherwise(who) : work(who);
  };
}

async function hear(deps: TurnsDeps, activity: Message, typed: string): Promise<void> {
  const who = await identify(deps, activity);
  if (typeof who !== 'string') {
    return answerMessage(deps, receiveMessage(activity, typed, who, deps.commands));
  }
  const reader = { language: activity.locale ?? 'en', timeZone: 'UTC' };
  await answerInPrivate(deps, { place: placeOf(activity), who: undefined, reader }, [who]);
}

/** @returns a sentence if it cannot be said who acts. */
async function identify({ tenants, log }: TurnsDeps, activity: Envelope): Promise<Who | string> {
  const words = wordsFor(activity.locale ?? undefined);
  try {
    return (await tenants.who(activity)) ?? words('refusal.unknown_person');
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    const { status, code } = error;
    log.warn({ platform: 'teams', activity: activity.id, status, code }, 'tenant not found');
    return words('refusal.failed', { id: activity.id ?? '' });
  }
}
