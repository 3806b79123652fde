import type { ZodType } from 'zod';
import type { JobRequest } from '../../ports/delivery/jobs.ts';
import type { OwnTransaction } from './transaction.ts';
import type { Consequences } from './use-case.ts';

/**
 * A plain job: work that may be repeated as a whole until it is done. It is done at least once, so what it does
 * it looks at under a lock, and does once. Nothing that may not be sent twice is a plain job: it is owed as a
 * delivery (docs/decisions/0014-who-carries-what.md).
 */
interface JobDeclaration<Data extends object> {
  /** Of the feature and what is done: `liaison.lay-out-again`. Stored, so it never changes. */
  readonly name: string;
  /** What it carries: ids, never a word about anybody. */
  readonly data: ZodType<Data>;
  /** What it is about: see {@link JobRequest.key}. */
  readonly key: (data: Data) => string;
  readonly retry: RetryPolicy;
  /**
   * What there is to do though nobody asks for it. Looked at once a minute, by every replica, inside one
   * transaction for each partnership.
   */
  readonly due?: (ctx: OwnTransaction) => Promise<readonly Data[]>;
  /** @throws whatever goes wrong: the queue tries again by its policy. */
  readonly run: (tools: JobTools, data: Data) => Promise<void>;
}

/** When what failed is tried again, and for how long. */
interface RetryPolicy {
  /** After so many more tries it is dead. */
  readonly limit: number;
  /** Before the first one; the wait doubles with each. */
  readonly firstDelaySeconds: number;
  readonly longestDelaySeconds: number;
  /** A try that takes longer has failed. */
  readonly expireSeconds: number;
}

export interface JobTools {
  /**
   * One transaction, with the cards and the audit entries that follow from it.
   *
   * @param work gives nothing if there was nothing to do.
   * @throws Error if this process knows no such partnership, perhaps not yet.
   */
  within(
    partnershipId: string,
    work: (ctx: OwnTransaction) => Promise<Consequences | undefined>,
  ): Promise<void>;
  /** Aborted once nobody waits for the job any more: it took too long, or the process stops. */
  readonly signal: AbortSignal;
}

/** A job whatever it carries: what the queue and the tick know of it. */
export interface Job {
  readonly name: string;
  readonly retry: RetryPolicy;
  readonly due: ((ctx: OwnTransaction) => Promise<readonly JobRequest[]>) | undefined;
  /** @throws Error also if what it carries cannot be read. */
  readonly run: (tools: JobTools, data: unknown) => Promise<void>;
}

/** A job that can be asked for by hand: `stores.jobs.enqueue(job.request(data))`. */
export interface RequestableJob<Data extends object> extends Job {
  readonly request: (data: Data) => JobRequest;
}

/** Declares a plain job: what it carries, when it is due, and what it does. */
export function declareJob<Data extends object>(
  declared: JobDeclaration<Data>,
): RequestableJob<Data> {
  const { name, retry, due } = declared;
  const request = (data: Data): JobRequest => ({ name, key: declared.key(data), data });
  return {
    ...{ name, retry, request },
    due: due && (async (ctx) => (await due(ctx)).map(request)),
    run: (tools, data) => declared.run(tools, declared.data.parse(data)),
  };
}
