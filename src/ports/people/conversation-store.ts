/** Whose id of a conversation it is: on another platform, or with other tenants, the same id is another conversation. */
export interface Tenants {
  readonly platform: string;
  /** Of one channel that several of them share, all. */
  readonly tenants: readonly string[];
}

/** Follows what a platform does to the conversations that messages are posted to. */
export interface ConversationStore {
  /** The platform knows it under another id from now on. */
  move(of: Tenants, external: { readonly from: string; readonly to: string }): Promise<void>;
  /** The platform shows it under another name from now on. */
  rename(of: Tenants, external: string, name: string): Promise<void>;
}
