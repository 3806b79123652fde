/** Where a card stands: its message, and those in its thread that hold the rest of a long one. */
export interface MessageId {
  /** The conversation with one person that it went to; a channel's is known. */
  readonly direct: string | undefined;
  /** The message in whose thread it stands. */
  readonly root: string | undefined;
  readonly id: string;
  readonly more: readonly string[];
}

/** `1700000000001+1700000000002`, `1699999999999>1700000000001`, `a%3A1x/1700000000001` */
export function formatMessageId({ direct, root, id, more }: MessageId): string {
  const place = direct === undefined ? '' : `${encodeURIComponent(direct)}/`;
  const thread = root === undefined ? '' : `${encodeURIComponent(root)}>`;
  return place + thread + [id, ...more].map(encodeURIComponent).join('+');
}

/** Reads what {@link formatMessageId} wrote. */
export function parseMessageId(text: string): MessageId {
  const [, direct, root, list = ''] = /^(?:([^/]+)\/)?(?:([^>]+)>)?(.*)$/s.exec(text) ?? [];
  const [id = '', ...more] = list.split('+').map(decode);
  return { direct: direct && decode(direct), root: root && decode(root), id, more };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The conversation that a thread is. A chat has no threads: what goes there follows the rest.
 *
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations
 */
export function threadOf(conversation: string, root: string | undefined): string {
  const [channel = ''] = conversation.split(';');
  return root !== undefined && hasThreads(channel) ? `${channel};messageid=${root}` : channel;
}

/** Is it a channel, in which a message can be answered below itself? */
export function hasThreads(conversation: string): boolean {
  return /@thread\.(tacv2|skype)(;|$)/.test(conversation);
}
