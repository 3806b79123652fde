/** A file that one member may fetch once, soon, by an address that nobody can guess. */
export interface FileOffer {
  readonly id: string;
  readonly partnershipId: string;
  readonly memberId: string;
  /** What is made when it is fetched: `signal.timeline`. */
  readonly kind: string;
  readonly recordId: string;
  readonly expiresAt: Temporal.Instant;
}

/** Files that wait for the one member each was offered to. */
export interface FileOfferStore {
  /** @param tokenHash SHA-256 of the token, in hex: who reads the database fetches nothing. */
  insert(offer: FileOffer, tokenHash: string): Promise<void>;
  /**
   * Gives it another token; the one before leads nowhere then.
   *
   * @returns nothing if it was taken or is over.
   */
  renew(id: string, tokenHash: string, now: Temporal.Instant): Promise<FileOffer | undefined>;
  /** @returns it if it was neither taken nor is over. */
  find(tokenHash: string, now: Temporal.Instant): Promise<FileOffer | undefined>;
  /** The same, and takes it: once. */
  take(tokenHash: string, now: Temporal.Instant): Promise<FileOffer | undefined>;
}
