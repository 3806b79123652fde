/** Who somebody is, as the platform authenticated them. */
export interface AccountKey {
  readonly platform: string;
  readonly tenant: string;
  readonly user: string;
}
