import type { TaskModuleResponse } from 'botbuilder';
import type { Command } from '../../../bot/declare/context.ts';
import { wordsFor } from '../../../locales/words.ts';
import { strangerOf } from '../../shared/person.ts';
import { withTimeout } from '../../shared/with-timeout.ts';
import type { Conversations } from '../identity/conversations.ts';
import type { Tenants } from '../identity/tenants.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import {
  type AnswerDeps,
  answerMessage,
  answerPress,
  type CardActionAnswer,
  recipientOf,
  sentence,
} from '../send/answer.ts';
import { ConnectorFault } from '../send/connector-fault.ts';
import { answerInPrivate } from '../send/private-answer.ts';
import type { Background } from './background-work.ts';
import { placeOf, receiveExtension, receiveMessage, receivePress, type Who } from './receive.ts';
import type { Envelope, Invoke, Message, TakenActivity } from './schema.ts';
import { closing, fetchDialog, openAgain, submitDialog } from './submit.ts';
import { typedText } from './typed-text.ts';

export interface HandlerDeps extends AnswerDeps {
  readonly commands: readonly Command[];
  readonly tenants: Tenants;
  readonly following: Conversations;
  readonly background: Background;
}

/** Does what an activity asks. @returns what an invoke is answered with; nothing for anything else. */
export type HandleActivity = (
  activity: TakenActivity,
) => Promise<CardActionAnswer | TaskModuleResponse | undefined>;

/** What Tandem does with what comes from Teams. Only an invoke waits for its answer. */
export function createHandler(deps: HandlerDeps): HandleActivity {
  const { background, following } = deps;
  return async (activity) => {
    switch (activity.type) {
      case 'message':
        background(() => following.heard(activity));
        background(() => hear(deps, activity));
        return undefined;
      case 'conversationUpdate':
      case 'installationUpdate':
        background(async () => {
          await following.follow(activity);
          await following.heard(activity);
        });
        return undefined;
      case 'invoke':
        background(() => following.heard(activity));
        return answerInvoke(deps, activity);
      default:
        return activity satisfies never;
    }
  };
}

function answerInvoke(
  deps: HandlerDeps,
  activity: Invoke,
): Promise<CardActionAnswer | TaskModuleResponse> {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const { data } = activity.value.action;
      const press = (who: Who) => answerPress(deps, receivePress(activity, data, who));
      return asKnown(deps, activity, 'refusal.not_recorded_yet', press, sentence);
    }
    case 'task/fetch': {
      const { data } = activity.value;
      const fetch = (who: Who) => fetchDialog(deps, receivePress(activity, data, who));
      return asKnown(deps, activity, 'teams.not_ready', fetch, closing);
    }
    case 'composeExtension/fetchTask': {
      const fetch = (who: Who) => fetchDialog(deps, receiveExtension(activity, who));
      return asKnown(deps, activity, 'teams.not_ready', fetch, closing);
    }
    case 'task/submit':
    case 'composeExtension/submitAction': {
      const { data } = activity.value;
      const submit = (who: Who) => submitDialog(deps, activity, data, who);
      const again = (word: string) => openAgain(activity, data, word);
      return asKnown(deps, activity, 'refusal.not_recorded_yet', submit, again);
    }
    default:
      return activity satisfies never;
  }
}

/**
 * Lets somebody who waits for an answer on to the work. Somebody without an identity, or whom Teams could not
 * be asked about in time, gets a word instead. What Teams says late is remembered: the second press does not
 * ask again.
 */
async function asKnown<T>(
  deps: HandlerDeps,
  activity: Envelope,
  late: 'refusal.not_recorded_yet' | 'teams.not_ready',
  work: (who: Who) => Promise<T>,
  otherwise: (word: string) => T,
): Promise<T> {
  const asked = await withTimeout(identify(deps, activity), TEAMS_LIMITS.whoMilliseconds);
  const who = asked ?? wordsFor(activity.locale ?? undefined)(late);
  return typeof who === 'string' ? otherwise(who) : work(who);
}

async function hear(deps: HandlerDeps, activity: Message): Promise<void> {
  const who = await identify(deps, activity);
  if (typeof who !== 'string') {
    const received = receiveMessage(activity, who, deps.commands);
    if (!isFileAlone(activity)) return answerMessage(deps, received);
    const recipient = recipientOf(deps.directory, received);
    const word = wordsFor(recipient.reader.language)('teams.no_files');
    return void (await answerInPrivate(deps, recipient, [word]));
  }
  const reader = strangerOf(activity.locale);
  await answerInPrivate(deps, { place: placeOf(activity), who: undefined, reader }, [who]);
}

/** A picture or a file without a word. The text of a message comes as an attachment too, in HTML. */
function isFileAlone(activity: Message): boolean {
  const files = (activity.attachments ?? []).filter(
    ({ contentType }) => contentType !== undefined && !contentType.startsWith('text/'),
  );
  return files.length > 0 && typedText(activity).text === '';
}

/** @returns a sentence if it cannot be said who acts. */
async function identify({ tenants, log }: HandlerDeps, activity: Envelope): Promise<Who | string> {
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
