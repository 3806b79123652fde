/** Why something is refused. Each code has its sentence in `locales/`, under `refusal`. */
export const REFUSALS = [
  'unknown_person',
  'practice_room_live',
  'playground_live',
  'which_partnership',
  'not_allowed',
  'unknown_command',
  'unknown_action',
  'unknown_signal',
  'unknown_signal_near',
  'signal_already_acknowledged',
  'signal_own_organisation',
  'feedback_not_wanted',
  'feedback_not_yours',
  'no_source_kept',
  'signal_not_acknowledged',
  'signal_closed',
  'signal_merged',
  'signal_not_now',
  'merge_itself',
  'merge_into_merged',
  'merge_into_closed',
  'acknowledge_coordinators_only',
  'lead_changed',
  'lead_gone',
  'lead_contact_missing',
  'lead_contact_wrong_side',
  'lead_not_asked',
  'lead_answered',
  'lead_handover_none',
  'lead_handover_not_yours',
  'lead_handover_pending',
  'lead_handover_confirmed',
  'lead_coordinators_only',
  'lead_question_not_yours',
  'lead_question_answered',
  'step_unknown',
  'step_settled',
  'step_due_past',
  'step_not_yours',
  'step_owner_not_offered',
  'views_missing',
  'view_other_side',
  'view_changed',
  'outcome_none',
  'outcome_police_only',
  'outcome_own_side',
  'outcome_agreed',
  'outcome_changed',
  'outcome_until_past',
  'not_speaking_for_side',
  'close_open_steps',
  'close_said',
  'close_not_agreed',
  'reopen_open',
  'protocol_no_side',
  'protocol_replaced',
  'protocol_signed_already',
  'protocol_none',
  'protocol_begun',
  'protocol_other_in_force',
  'protocol_not_in_force',
  'live_already',
  'exercise_already',
  'snoozed_enough',
  'reminder_over',
  'reminder_not_yours',
  'export_not_yours',
  'export_fetched',
  'file_gone',
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
