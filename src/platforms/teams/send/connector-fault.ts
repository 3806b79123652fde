/** There was no answer: nobody can say what happened. */
export const NO_ANSWER = 0;
/** The call never left: nothing happened. */
export const NEVER_LEFT = -1;

/** A call that did not end well. It carries codes alone, so that a log may show it. */
export class ConnectorFault extends Error {
  /** Of HTTP, or {@link NO_ANSWER}, or {@link NEVER_LEFT}. */
  readonly status: number;
  /** The connector's own word, such as `BotNotInConversationRoster`; empty if it gave none. */
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, retryAfterSeconds?: number) {
    super(`${status} ${code}`.trimEnd());
    this.name = 'ConnectorFault';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
