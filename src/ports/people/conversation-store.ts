/** Follows what a platform does to the conversations that messages are posted to. */
export interface ConversationStore {
  /** The platform knows it under another id from now on. */
  move(platform: string, external: { readonly from: string; readonly to: string }): Promise<void>;
  /** The platform shows it under another name from now on. */
  rename(platform: string, external: string, name: string): Promise<void>;
}
