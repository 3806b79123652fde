/** What of a partnership is asked of the database itself. */
export interface PartnershipStore {
  /** Live, or in exercise; every replica hears of it, under the topic `directory`. */
  setLive(partnershipId: string, live: boolean): Promise<void>;
  /** As it stands now, whatever this process remembers. */
  isLive(partnershipId: string): Promise<boolean>;
  /** @returns by member id where somebody is called when the chat is down; those without a number are not in it. */
  phoneNumbers(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** False where the database may lose its last seconds. */
  canBeLive(): boolean;
  /**
   * For signals that are not closed, oldest first: their cards are to be shown anew, though nothing of their own changed.
   *
   * @param after the one after which to go on; nothing: begin.
   * @returns the signals with their new revision, so many; fewer: there are no more.
   */
  touchOpenSignals(
    partnershipId: string,
    most: number,
    after?: string,
  ): Promise<readonly { readonly id: string; readonly revision: number }[]>;
}
