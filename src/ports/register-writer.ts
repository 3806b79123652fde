import type { PartnershipFile } from '../domain/partnership-file.ts';

/** One thing that an import did. */
export interface RegisterChange {
  readonly what: 'created' | 'updated' | 'removed';
  readonly model: 'partnership' | 'organisation' | 'member' | 'channel';
  readonly key: string;
}

export interface RegisterWriter {
  /**
   * Makes the register what the file says, all of it or nothing. Members and channels that
   * the file no longer names become inactive; nothing is deleted.
   *
   * @returns what changed; empty if the file was imported before.
   */
  apply(file: PartnershipFile, now: Temporal.Instant): Promise<readonly RegisterChange[]>;
}
