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

/** Of the token that opens an offer. */
interface KeptToken {
  /** SHA-256, in hex: who reads the database fetches nothing. */
  readonly tokenHash: string;
}

/** Files that wait for the one member each was offered to. */
export interface FileOfferStore {
  insert(offers: readonly (FileOffer & KeptToken)[]): Promise<void>;
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
