/** Where a card stands: its message, and those in its thread that hold the rest of a long one. */
export interface MessageId {
  /** Direct messages are posted to a person, and changed in the channel that Slack made of it. */
  readonly channel: string | undefined;
  readonly ts: string;
  readonly more: readonly string[];
}

/** `D0123/1700000000.000100+1700000000.000200` */
export function formatMessageId({ channel, ts, more }: MessageId): string {
  return (channel ? `${channel}/` : '') + [ts, ...more].join('+');
}

/** Reads what {@link formatMessageId} wrote. */
export function parseMessageId(text: string): MessageId {
  const [, channel, list = ''] = /^(?:([^/]+)\/)?(.*)$/s.exec(text) ?? [];
  const [ts = '', ...more] = list.split('+');
  return { channel, ts, more };
}
