/** Limits of the practice room; its own choices, since nothing else limits it. */
export const ROOM_LIMITS = {
  /** Of a request's body, in bytes. */
  bodyBytes: 256 * 1024,
  /** Of a command, in characters. */
  commandCharacters: 10_000,
  /** Messages on a page. */
  pageMessages: 50,
  /** Between two signs of life on an event stream. */
  heartbeatMilliseconds: 20_000,
} as const;
