import type { Log } from '../../../log.ts';
import type {
  Conversation,
  Messenger,
  Sending,
  SendResult,
} from '../../../ports/delivery/messenger.ts';
import {
  createPartlySentCards,
  type PartlySentCards,
  type Progress,
} from '../../shared/partly-sent-cards.ts';
import type { RefreshUsers } from '../identity/refresh-users.ts';
import { TEAMS_LIMITS } from '../limits.ts';
import { callPerson } from './call-person.ts';
import { ConnectorFault } from './connector-fault.ts';
import { resultOf, type Tried } from './faults.ts';
import { NOT_INSTALLED, TOKEN_REFUSED, teamsMendedBy } from './mending.ts';
import { formatMessageId, type MessageId, parseMessageId } from './message-id.ts';
import { type OpenConversationDeps, openConversation } from './open-conversation.ts';
import { answerOnce } from './private-answer.ts';
import { awaitTurn, PACED, type RateLimit } from './rate-limit.ts';
import { writeCard } from './write-card.ts';

const FRESH_TOKEN_SECONDS = 1;

export interface MessengerDeps extends OpenConversationDeps {
  readonly pace: RateLimit;
  readonly log: Log;
  /** Nobody gets a private view without it. */
  readonly viewers?: RefreshUsers;
  /** From 0 to 1; a test knows what comes. */
  readonly random?: () => number;
}

interface Sender extends MessengerDeps {
  readonly partlySent: PartlySentCards<MessageId>;
  readonly random: () => number;
  /** The connector did not take the last token: the next one was fetched anew. */
  readonly login: { refused: boolean };
}

/** Posts to Teams, once each: what went wrong is told, and the delivery queue decides. */
export function teamsMessenger(deps: MessengerDeps): Messenger {
  const { random = Math.random } = deps;
  const partlySent = createPartlySentCards<MessageId>();
  const sender: Sender = { ...deps, partlySent, random, login: { refused: false } };
  return {
    platform: 'teams',
    post: (sending) => attempt(sender, sending, undefined),
    answer: (answer) => answerOnce(deps, answer, TEAMS_LIMITS.waitMilliseconds),
    update: (sending, messageId) => attempt(sender, sending, parseMessageId(messageId)),
    // Looking needs permission to read conversations, which Tandem does not ask for. It knows only
    // what this process saw arrive.
    async lookUp(_conversation, deliveryId) {
      const stands = partlySent.get(deliveryId);
      if (!stands) return { found: 'cannot_look' };
      return { found: 'yes', messageId: formatMessageId(stands.id) };
    },
    mendedBy: teamsMendedBy,
  };
}

async function attempt(
  sender: Sender,
  sending: Sending,
  at: MessageId | undefined,
): Promise<SendResult> {
  const { deliveryId } = sending;
  const { partlySent, random, login } = sender;
  const last: { tried: Tried } = { tried: 'open' };
  try {
    const before = partlySent.get(deliveryId) ?? (at && { id: at, written: [] });
    const id = await write(sender, sending, before, (tried) => {
      last.tried = tried;
    });
    partlySent.delete(deliveryId);
    login.refused = false;
    return { outcome: 'sent', messageId: formatMessageId(id) };
  } catch (error) {
    if (!(error instanceof ConnectorFault)) throw error;
    const result = withFreshToken(sender, resultOf(error, last.tried, random));
    if (result.outcome === 'gone') partlySent.delete(deliveryId);
    await learn(sender, sending.conversation, error, result);
    return result;
  }
}

/** A token may have ended early: one that is fetched anew says whether the login is wrong. */
function withFreshToken({ login }: Sender, result: SendResult): SendResult {
  if (result.outcome !== 'unreachable' || result.reason !== TOKEN_REFUSED) return result;
  const before = login.refused;
  login.refused = true;
  return before ? result : { outcome: 'later', seconds: FRESH_TOKEN_SECONDS };
}

/** @throws ConnectorFault */
async function write(
  sender: Sender,
  sending: Sending,
  before: Progress<MessageId> | undefined,
  trying: (tried: Tried) => void,
): Promise<MessageId> {
  const { tenant, external } = sending.conversation;
  const started = sender.clock.now();
  const opening = () => awaitTurn(sender.pace, tenant, `open ${external}`);
  const base = await openConversation(sender, sending.conversation, opening);
  if (!base) throw new ConnectorFault(404, NOT_INSTALLED);
  const turn = async (tried: Tried) => {
    const spent = sender.clock.now().epochMilliseconds - started.epochMilliseconds;
    if (spent > TEAMS_LIMITS.tryMilliseconds) throw new ConnectorFault(429, PACED, 1);
    await awaitTurn(sender.pace, tenant, external);
    trying(tried);
  };
  const { calls } = sending.card;
  const { connector } = sender;
  if (calls) return callPerson({ sending, calls, connector, base, turn });
  const asked = sending.sameForAll ? undefined : sender.viewers?.of(base, sending.conversation);
  const viewers = (await asked) ?? [];
  return writeCard({
    viewers,
    sending,
    connector,
    base,
    before,
    turn,
    progress: (now) => void sender.partlySent.set(sending.deliveryId, now),
  });
}

/** What a fault says of a conversation, for those that come after. */
async function learn(
  { pace, references }: Sender,
  { tenant, kind, external }: Conversation,
  { status, code }: ConnectorFault,
  result: SendResult,
): Promise<void> {
  if (status === 429 && code !== PACED && result.outcome === 'later') {
    pace.hold(external, result.seconds);
  }
  // It is opened anew the next time.
  if (kind === 'direct' && code === 'ConversationNotFound') {
    await references.remove('teams', tenant, external);
  }
}
