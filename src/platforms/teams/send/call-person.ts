import type { CalledPerson } from '../../../cards/card.ts';
import type { Sending } from '../../../ports/delivery/messenger.ts';
import { NOT_MEMBER } from '../../../ports/delivery/sent-store.ts';
import type { ConversationReference } from '../../../ports/people/conversation-reference-store.ts';
import { type CardMessage, cardMessage } from '../render/card-message.ts';
import { mentioning } from '../render/mention.ts';
import { splitCard } from '../render/split-message.ts';
import type { Connector, RosterEntry } from './connector.ts';
import { ConnectorFault } from './connector-fault.ts';
import type { Tried } from './faults.ts';
import type { MessageId } from './message-id.ts';

/** A card for one person of a channel, on its way there. */
export interface Calling {
  readonly sending: Sending;
  readonly calls: CalledPerson;
  readonly connector: Connector;
  readonly base: Pick<ConversationReference, 'serviceUrl' | 'conversation' | 'botId'>;
  /** Waits for the turn of each call; may throw. */
  turn(tried: Tried): Promise<void>;
}

/**
 * Shows a card to one member of a channel alone, for 24 hours, or mentions them there: also somebody of another
 * organisation, whom Tandem may not write to directly.
 *
 * https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages
 *
 * @throws ConnectorFault, such as for somebody who is no member there.
 */
export async function callPerson(calling: Calling): Promise<MessageId> {
  const { sending, calls, connector, base, turn } = calling;
  const { serviceUrl, conversation } = base;
  await turn('open');
  const person = await findPerson(calling);
  const { card, reader } = sending;
  const pages = splitCard(card, reader).map((page) => cardMessage(page, reader));
  const alone = calls.how === 'alone';
  const ids: string[] = [];
  for (const [index, page] of pages.entries()) {
    await turn('create');
    const message = alone ? onlyFor(calling, person, page) : mentioned(page, person, calls, index);
    const to = { serviceUrl, conversation, ...(alone && { targeted: true }) };
    ids.push((await connector.post(to, message)).id);
  }
  const [id = '', ...more] = ids;
  return { direct: undefined, root: undefined, id, more };
}

/** The roster names them as this bot knows them, and of which organisation they are. */
async function findPerson({ calls, connector, base }: Calling): Promise<RosterEntry> {
  const account = calls.accounts.find(({ platform }) => platform === 'teams');
  const found = account && (await connector.member({ ...base, user: account.user }));
  if (!found || found.tenantId?.toLowerCase() !== account.tenant.toLowerCase()) {
    throw new ConnectorFault(404, NOT_MEMBER);
  }
  return found;
}

function onlyFor({ base }: Calling, { id }: RosterEntry, page: CardMessage): object {
  const { botId, conversation } = base;
  return { ...page, from: { id: botId }, conversation: { id: conversation }, recipient: { id } };
}

function mentioned(
  page: CardMessage,
  { id }: RosterEntry,
  { name }: CalledPerson,
  index: number,
): CardMessage {
  return index === 0 ? mentioning(page, { id, name }) : page;
}
