import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../../log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Messenger, Sending, SendResult } from '../../../ports/delivery/messenger.ts';
import { NOT_MEMBER } from '../../../ports/delivery/sent-store.ts';
import { createPartlySentCards, type PartlySentCards } from '../../shared/partly-sent-cards.ts';
import type { Workspaces } from '../identity/workspaces.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { callPerson, isNoMember } from './call-person.ts';
import { resultOf } from './faults.ts';
import { slackMendedBy } from './mending.ts';
import { formatMessageId, type MessageId, parseMessageId } from './message-id.ts';
import { answerOnce } from './private-answer.ts';
import { createRateLimit, NotItsTurn, type RateLimit } from './rate-limit.ts';
import type { Pictures } from './upload-pictures.ts';
import { type Writing, writeCard } from './write-card.ts';

export interface MessengerDeps {
  readonly workspaces: Workspaces;
  readonly pictures: Pictures;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits; a test waits in no time. */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

interface Sender extends MessengerDeps {
  readonly pace: RateLimit;
  readonly partlySent: PartlySentCards<MessageId>;
}

/** Posts to Slack, once each: what went wrong is told, and the delivery queue decides. */
export function slackMessenger(deps: MessengerDeps): Messenger {
  const pace = createRateLimit(deps.clock, deps.pause ?? sleep);
  const sender: Sender = { ...deps, pace, partlySent: createPartlySentCards() };
  return {
    platform: 'slack',
    post: (sending) => attempt(sender, sending, undefined),
    answer: (answer) => answerOnce({ ...deps, pause: deps.pause ?? sleep }, answer),
    update: (sending, messageId) => attempt(sender, sending, parseMessageId(messageId)),
    // Looking needs a scope that Tandem does not ask for: it reads no conversations. It knows only what
    // this process saw arrive.
    async lookUp(_conversation, deliveryId) {
      const stands = sender.partlySent.get(deliveryId);
      if (!stands) return { found: 'cannot_look' };
      return { found: 'yes', messageId: formatMessageId(stands.id) };
    },
    mendedBy: slackMendedBy,
  };
}

async function attempt(
  sender: Sender,
  sending: Sending,
  at: MessageId | undefined,
): Promise<SendResult> {
  const { pace, partlySent, workspaces, pictures } = sender;
  const { conversation, deliveryId } = sending;
  const held = pace.held(conversation);
  if (held > 0) return { outcome: 'later', seconds: held };
  const client = await workspaces.client([conversation.tenant]);
  if (!client) return { outcome: 'unreachable', reason: 'not_installed' };
  const files = await pictures(client, sending.card);
  const before = partlySent.get(deliveryId) ?? (at && { id: at, written: [] });
  const { calls } = sending.card;
  try {
    const id = calls
      ? await callPerson({ ...paced(sender), sending, calls, client, files })
      : await writeCard({ ...paced(sender), sending, client, files, before, progress });
    partlySent.delete(deliveryId);
    return { outcome: 'sent', messageId: formatMessageId(id) };
  } catch (error) {
    return failed(sender, sending, error);
  }

  function progress(now: NonNullable<Writing['before']>): void {
    partlySent.set(deliveryId, now);
  }
}

/** A long card goes on in another try after a while: others have their turn, and its lease must last. */
function paced({ pace, clock }: Sender): Pick<Writing, 'turn' | 'pause'> {
  const started = clock.now();
  return {
    pause: pace.pause,
    async turn(channel) {
      const spent = clock.now().epochMilliseconds - started.epochMilliseconds;
      if (spent > SLACK_LIMITS.tryMilliseconds) throw new NotItsTurn(1);
      await pace.turn(channel);
    },
  };
}

function failed({ pace, partlySent }: Sender, sending: Sending, error: unknown): SendResult {
  if (isNoMember(error)) return { outcome: 'unreachable', reason: NOT_MEMBER };
  const result = resultOf(error);
  if (result.outcome === 'gone') partlySent.delete(sending.deliveryId);
  if (result.outcome === 'later' && !(error instanceof NotItsTurn)) {
    pace.hold(sending.conversation, result.seconds);
  }
  return result;
}
