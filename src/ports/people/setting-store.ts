/** How a member wants to hear of what is not urgent. */
export interface MemberSetting {
  /** Local wall time, `HH:MM`, of their daily digest; nothing: each thing as it comes. */
  readonly digestAt: string | undefined;
}

/** What members set for themselves. */
export interface SettingStore {
  /** Nothing set: the default. */
  find(memberId: string): Promise<MemberSetting>;
  /** Of those who set something. */
  findAll(memberIds: readonly string[]): Promise<ReadonlyMap<string, MemberSetting>>;
  /** Locks what there is of these until the transaction ends. */
  lock(memberIds: readonly string[]): Promise<void>;
  save(memberId: string, setting: MemberSetting): Promise<void>;
}
