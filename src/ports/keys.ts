/** A key that wraps the data keys of records. */
export interface MasterKey {
  /** Short name, kept beside what it wrapped. */
  readonly id: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

/** The master keys at hand. */
export interface KeyRing {
  /** The one that wraps what is new. */
  readonly current: MasterKey;
  /** Any of them by its id, for what was wrapped earlier. */
  find(id: string): MasterKey | undefined;
}
