import type { PartnershipFile } from '../../domain/register/partnership-file.ts';

/** The kind of record under which it is kept that a member left; the record is the member. */
export const LEFT_REMINDERS = 'left';
/** The same for the meetings that the member was to chair: another feature sees to those. */
export const LEFT_CHAIR_REMINDERS = 'left-chair';

/** One thing that an import did. */
export interface RegisterChange {
  readonly what: 'created' | 'updated' | 'removed';
  readonly model: 'partnership' | 'organisation' | 'member' | 'channel';
  readonly key: string;
}

/** Takes in a partnership file. */
export interface RegisterWriter {
  /**
   * Makes the register what the file says, all of it or nothing. Members and channels that
   * the file no longer names become inactive; nothing is deleted. That a member left is
   * due to be told at once. Nobody moves to another organisation under their key.
   *
   * @returns what changed; empty if the file was imported before.
   * @throws InputFault for members who would move.
   */
  apply(file: PartnershipFile, now: Temporal.Instant): Promise<readonly RegisterChange[]>;
}
