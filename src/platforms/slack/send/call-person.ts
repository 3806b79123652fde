import type { KnownBlock } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { CalledPerson } from '../../../cards/card.ts';
import type { Sending } from '../../../ports/delivery/messenger.ts';
import { renderCard } from '../render/render-card.ts';
import { type Part, splitMessage } from '../render/split-message.ts';
import type { MessageId } from './message-id.ts';
import { type PictureFiles, sendWithPictures } from './message-pictures.ts';
import type { Writing } from './write-card.ts';

/** A card for one person of a channel, on its way there. */
export interface Calling extends Pick<Writing, 'turn' | 'pause'> {
  readonly sending: Sending;
  readonly calls: CalledPerson;
  readonly client: WebClient;
  readonly files: PictureFiles;
}

/**
 * Shows a card to one member of a channel alone, or mentions them there. What one alone sees is shown only while
 * they are there: Slack does not say whether they were.
 *
 * https://docs.slack.dev/reference/methods/chat.postEphemeral
 *
 * @throws whatever Slack's client throws, such as for somebody who is no member there.
 */
export async function callPerson(calling: Calling): Promise<MessageId> {
  const { sending, calls, files, turn, pause } = calling;
  const { card, reader, conversation } = sending;
  const channel = conversation.external;
  const user = calls.accounts.find(({ platform }) => platform === 'slack')?.user;
  if (user === undefined) throw new NoMember();
  const parts = splitMessage(renderCard(card, reader, files));
  const ids: string[] = [];
  for (const [index, part] of parts.entries()) {
    const whole = calls.how === 'mention' && index === 0 ? mentioning(part, user) : part;
    const post = async (one: Part) => {
      await turn(channel);
      return calls.how === 'alone' ? showAlone(calling, user, one) : showAll(calling, one);
    };
    ids.push(await sendWithPictures(whole, post, pause));
  }
  const [ts = '', ...more] = ids;
  return { channel: undefined, ts, more };
}

/** Is it that they are not in that channel? */
export function isNoMember(error: unknown): boolean {
  if (error instanceof NoMember) return true;
  return error instanceof WebAPIPlatformError && error.data.error === 'user_not_in_channel';
}

/** On this platform nobody knows them. */
class NoMember extends Error {
  constructor() {
    super('They have no account on Slack.');
    this.name = 'NoMember';
  }
}

async function showAlone({ client, sending }: Calling, user: string, part: Part): Promise<string> {
  const channel = sending.conversation.external;
  return (await client.chat.postEphemeral({ channel, user, ...part })).message_ts ?? '';
}

async function showAll({ client, sending }: Calling, part: Part): Promise<string> {
  const channel = sending.conversation.external;
  return (await client.chat.postMessage({ channel, mrkdwn: false, ...part })).ts ?? '';
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#user-element-type */
function mentioning({ blocks, text }: Part, user: string): Part {
  const mention: KnownBlock = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: user }] }],
  };
  return { blocks: [mention, ...blocks], text: `<@${user}> ${text}` };
}
