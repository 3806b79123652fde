import { z } from 'zod';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ReferenceStore } from '../../../ports/people/conversation-reference-store.ts';
import { channelOf } from '../receive/receive.ts';
import type { Connector } from './connector.ts';
import { ConnectorFault } from './connector-fault.ts';
import { NOT_INSTALLED } from './mending.ts';
import { openConversation } from './open-conversation.ts';
import { awaitTurn, type RateLimit } from './rate-limit.ts';

/** What shows an answer to one person alone. */
export interface AnswerOnceDeps {
  readonly connector: Connector;
  readonly references: ReferenceStore;
  readonly clock: Clock;
  readonly log: Log;
  /** What is answered counts towards Teams' limits like everything else that is sent. */
  readonly pace: RateLimit;
  /** From 0 to 1; a test knows what comes. */
  readonly random?: () => number;
}

/** For whom an answer is and where they are, as an answer that waits keeps it. */
export const answerPlace = z.object({
  place: z.object({
    serviceUrl: z.string(),
    conversation: z.string(),
    shared: z.boolean(),
    host: z.string().optional(),
    user: z.string(),
    bot: z.string(),
  }),
  who: z.object({ tenant: z.string(), object: z.string() }).optional(),
  name: z.string().optional(),
});
type AnswerPlace = z.infer<typeof answerPlace>;

interface WayDeps extends Omit<AnswerOnceDeps, 'log'> {
  /** For how many milliseconds it is worth waiting for the turn of a conversation. */
  readonly longest: number;
}

/** Where they are: in the chat with Tandem alone, or for all to see. */
export async function postOpen(
  deps: WayDeps,
  { place, who }: AnswerPlace,
  message: object,
): Promise<void> {
  const { serviceUrl, conversation, shared, host } = place;
  // As the delivery queue counts a conversation with one person.
  const counted = shared ? conversation : (who?.object ?? conversation);
  await awaitTurn(deps.pace, host ?? '', channelOf(counted), deps.longest);
  await deps.connector.post({ serviceUrl, conversation }, message);
}

/**
 * One member of a channel or a chat sees it, for 24 hours.
 *
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 */
export async function postTargeted(
  deps: WayDeps,
  { place }: AnswerPlace,
  message: object,
): Promise<void> {
  const { serviceUrl, conversation, user, bot, host } = place;
  const about = { from: { id: bot }, conversation: { id: conversation }, recipient: { id: user } };
  await awaitTurn(deps.pace, host ?? '', channelOf(conversation), deps.longest);
  await deps.connector.post({ serviceUrl, conversation, targeted: true }, { ...message, ...about });
}

/**
 * In their own chat with Tandem. Teams does not let a bot write to people of another organisation than the
 * conversation's host.
 *
 * @param opening called while the chat is being opened, and again once it is: opening it twice comes to the same.
 */
export async function postDirect(
  deps: WayDeps,
  { place, who }: AnswerPlace,
  message: object,
  opening: (tried: 'open' | 'create') => void,
): Promise<void> {
  if (!who || who.tenant !== place.host) throw new ConnectorFault(403, 'another_organisation');
  const { tenant, object: external } = who;
  const direct = { id: '', platform: 'teams', tenant, kind: 'direct', external } as const;
  opening('open');
  const found = await openConversation(deps, direct, async () => undefined);
  if (!found) throw new ConnectorFault(404, NOT_INSTALLED);
  opening('create');
  const { serviceUrl, conversation } = found;
  await awaitTurn(deps.pace, tenant, channelOf(external), deps.longest);
  await deps.connector.post({ serviceUrl, conversation }, message);
}
