/**
 * One plain job that is asked for. What it carries is kept as it is, and in plain text: ids and dates, never
 * a word about anybody.
 */
export interface JobRequest {
  /** Of the job's declaration. */
  readonly name: string;
  /**
   * What it is about. The same job about the same thing that waits or is at work is the same request, whoever
   * makes it; what must be done once more after that has a key of its own, such as a record's revision.
   */
  readonly key: string;
  readonly data: object;
}

/** Takes requests for plain jobs. */
export interface JobStore {
  /** Inside the transaction: what is rolled back was never asked for. */
  enqueue(request: JobRequest): Promise<void>;
}

/** How the plain jobs of one name stand. */
export interface JobCounts {
  readonly name: string;
  /** They wait for their first try, or for another one. */
  readonly waiting: number;
  readonly active: number;
  /** They failed for good, and nobody has done them since. */
  readonly dead: number;
}
