/** One thing that must work for Tandem to be ready. */
export interface HealthCheck {
  readonly name: string;
  /** Resolves if it works; throws otherwise. */
  check(): Promise<void>;
}
