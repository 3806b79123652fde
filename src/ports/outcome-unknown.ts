/**
 * Thrown where everything was done and the answer to COMMIT never came: it is kept, or none of it is. Whoever
 * gets this does the same again under the same business key, and so learns which.
 */
export class OutcomeUnknown extends Error {
  constructor(cause: unknown) {
    super('The answer to COMMIT was lost.', { cause });
    this.name = 'OutcomeUnknown';
  }
}
