/**
 * What Teams takes. Longer content is continued, paged or shown in full elsewhere, never cut silently.
 * Sources: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit,
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages,
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference.
 */
export const TEAMS_LIMITS = {
  /**
   * Bytes of a message with everything in it, counted as UTF-16, as Teams counts: two for most
   * characters. Teams answers 413 from 100 KB on. A picture may have 1 MB, but stands in its message.
   */
  messageBytes: 80 * 1024,
  /** Characters of one stretch of text of a card; longer ones are divided, so that cards can be. */
  textCharacters: 3_000,
  /** Characters that a button carries: as many as the longest text field takes, since it may open with them. */
  buttonValueCharacters: 8_000,
  /** Characters of a moment in it, with its day and its zone; ours are shorter. */
  timeCharacters: 60,
  /** Messages of one bot to one conversation: so many within so many milliseconds. */
  conversationPace: [
    { messages: 7, milliseconds: 1_000 },
    { messages: 8, milliseconds: 2_000 },
    { messages: 60, milliseconds: 30_000 },
    { messages: 1_800, milliseconds: 3_600_000 },
  ],
  /** Requests of one app within one tenant. */
  tenantPace: [{ messages: 30, milliseconds: 1_000 }],
  /** What must wait longer than this for its turn goes back into the queue. */
  waitMilliseconds: 3_000,
  /** What one person is told alone stands in no queue: it waits as long as the longest window of a conversation. */
  answerWaitMilliseconds: 30_000,
  /** How long the connector may take to answer, */
  callMilliseconds: 8_000,
  /** and how long the login may. */
  loginMilliseconds: 5_000,
  /** A long card goes on in another try after so long: others have their turn, and its lease is to last. */
  tryMilliseconds: 6_000,
  /** A bot must have answered an invoke by then. */
  invokeMilliseconds: 5_000,
  /**
   * Of those: so long to find out who acts, so long for the work itself (of a submission, dispatch says it
   * too), and so long to show what cannot stand in the answer. Together they leave some for the way.
   */
  whoMilliseconds: 1_200,
  workMilliseconds: 2_500,
  showMilliseconds: 1_000,
  /** Bytes of a request; Teams' own stay far below. */
  bodyBytes: 1024 * 1024,
} as const;
