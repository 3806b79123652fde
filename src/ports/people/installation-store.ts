/** Tandem as one workspace of a platform installed it. */
export interface Installation {
  readonly platform: string;
  /** The workspace, or the organisation of several, as its platform knows it. */
  readonly tenant: string;
  /** The platform's id of Tandem's own user there. */
  readonly botUser: string;
  readonly tokens: Tokens;
  readonly installedAt: Temporal.Instant;
  /** When the token ends; nothing: never. */
  readonly expiresAt: Temporal.Instant | undefined;
}

/** What lets Tandem speak in that workspace; kept encrypted. */
export interface Tokens {
  readonly access: string;
  /** Gives the next pair of tokens, once. */
  readonly refresh?: string | undefined;
}

/** Keeps tokens encrypted. Each change tells every replica, under the topic `directory`. */
export interface InstallationStore {
  list(platform: string): Promise<readonly Installation[]>;
  find(platform: string, tenant: string): Promise<Installation | undefined>;
  /** Takes the place of an earlier one. */
  save(installation: Installation): Promise<void>;
  /**
   * Removes it if it is older than what ended it: a word that comes late ends no later installation.
   *
   * @returns whether it was there and older.
   */
  remove(platform: string, tenant: string, endedAt: Temporal.Instant): Promise<boolean>;
  /** @returns true for one process at a time, until `until` or the next `save`. */
  claimRefresh(
    platform: string,
    tenant: string,
    now: Temporal.Instant,
    until: Temporal.Instant,
  ): Promise<boolean>;
}
