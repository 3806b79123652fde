import type { Member } from '../../domain/people/member.ts';
import { OUTCOMES } from '../../domain/signal/signal.ts';
import type { WordKey, Words } from '../../locales/words.ts';
import type { AuditLine } from '../../ports/stores.ts';

type Told<Key> = Key extends `told.${infer Action}` ? Action : never;
type ToldAction = Exclude<Told<WordKey>, 'other'>;

/** Every action of the audit log that a timeline says in words. */
const TOLD: Readonly<Record<ToldAction, true>> = {
  'signal.raised': true,
  'signal.acknowledged': true,
  'signal.read': true,
  'signal.feedback': true,
  'signal.lead_chosen': true,
  'signal.lead_accepted': true,
  'signal.lead_declined': true,
  'signal.lead_question': true,
  'signal.lead_answer': true,
  'signal.handover_begun': true,
  'signal.handover_confirmed': true,
  'signal.handover_ended': true,
  'signal.handed_over': true,
  'signal.member_left': true,
  'signal.step_set': true,
  'signal.step_given': true,
  'signal.step_postponed': true,
  'signal.step_changed': true,
  'signal.step_done': true,
  'signal.step_not_needed': true,
  'signal.view_noted': true,
  'signal.outcome_proposed': true,
  'signal.outcome_agreed': true,
  'signal.close_agreed': true,
  'signal.closed': true,
  'signal.merged': true,
  'signal.took_in': true,
  'signal.linked': true,
  'signal.reopened': true,
  'signal.overdue': true,
  'signal.escalated': true,
  'signal.told_later': true,
  'signal.snoozed': true,
  'signal.export_offered': true,
  'signal.exported': true,
  'signal_source.read': true,
  'signal_source.released': true,
  'signal_police_view.read': true,
  'signal_local_authority_view.read': true,
};

/** Who read what is for those who answer for it: coordinators and custodians. */
export function timelineLines(member: Member, lines: readonly AuditLine[]): readonly AuditLine[] {
  const answers = member.roles.some((role) => role === 'coordinator' || role === 'custodian');
  return lines.filter(({ action }) => answers || !action.endsWith('.read'));
}

/** Says a moment to whoever reads. */
type SayMoment = (at: Temporal.Instant) => string;

/**
 * Who heard that something is overdue, and who will: quiet hours hold it. Lines from before both were kept apart
 * say nothing of it here.
 */
function overdueTold(
  { action, detail }: AuditLine,
  words: Words,
  at: SayMoment,
): string | undefined {
  if (action !== 'signal.overdue' && action !== 'signal.escalated') return undefined;
  const { told = [], held, until } = detail;
  if (held === undefined || typeof until !== 'string') return undefined;
  if (held.length === 0)
    return told.length === 0 ? words('signal.timeline.hears.nobody') : undefined;
  const who = told.length === 0 ? 'all_later' : 'some_later';
  if (until === 'digest') return words(`signal.timeline.hears.${who}_digest`);
  return words(`signal.timeline.hears.${who}`, { at: at(Temporal.Instant.from(until)) });
}

/** What was done, in words: that something was written, never what. */
export function toldInTimeline(line: AuditLine, words: Words, at: SayMoment): string {
  const { action, detail } = line;
  const hears = overdueTold(line, words, at);
  if (hears !== undefined) return hears;
  const values = {
    outcome: outcomeOf(detail, words),
    to: one(detail['to']),
    from: one(detail['from']),
  };
  const told = isTold(action) ? words(`told.${action}`, values) : words('told.other', { action });
  const second = detail['second_look'];
  if (second !== 'keep' && second !== 'take_out') return told;
  return told + words(`signal.timeline.second_look.${second}`);
}

function outcomeOf(detail: AuditLine['detail'], words: Words): string {
  const kind = OUTCOMES.find((known) => known === detail['outcome']);
  return kind ? words(`signal.outcome.${kind}`) : '';
}

function one(value: string | readonly string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}

function isTold(action: string): action is ToldAction {
  return action in TOLD;
}
