/** Why something is refused. Each code has its sentence in `locales/`, under `refusal`. */
export const REFUSALS = [
  'unknown_person',
  'practice_room_live',
  'which_partnership',
  'not_allowed',
  'unknown_command',
  'unknown_action',
  'unknown_signal',
  'signal_already_acknowledged',
  'signal_own_organisation',
  'feedback_not_wanted',
  'feedback_not_yours',
  'no_source_kept',
  'not_recorded_yet',
  'embedded_never_live',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/**
 * An expected no. Thrown anywhere, turned into words once, at dispatch.
 * The details fill in the sentence; they hold names and references, never protected text.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string>>;

  constructor(code: RefusalCode, details: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
