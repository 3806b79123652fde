import type { Category, Urgency } from '../category.ts';
import { isSide, type LeadMode, SIDES, type Side } from '../people/side.ts';
import { type DuePhrase, duePhrase } from '../time/due-phrase.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';
import { currentContacts } from './lead.ts';
import { askedSides, nextThings, type WaitedFor } from './next-thing.ts';
import type { ContactState, OutcomeKind, Signal, SignalStatus } from './signal.ts';
import { outcomeMark } from './weighing.ts';

/**
 * Everything that a card in a channel may know of a signal. There is no field for what
 * concerns a person, so a card cannot show it.
 */
export interface SignalCardView {
  readonly reference: string;
  readonly status: SignalStatus;
  readonly categories: readonly Category[];
  readonly urgency: Urgency;
  readonly area: string;
  readonly raised: DoneBy;
  readonly acknowledged: DoneBy | undefined;
  /** The sides from whom an acknowledgement is asked. */
  readonly asked: readonly Side[];
  readonly lead: LeadView | undefined;
  /** What is waited for, what is due first before the rest; none once it is closed. */
  readonly next: readonly NextView[];
  /** What both sides agreed to make of it, or one side proposed. */
  readonly outcome:
    | {
        readonly kind: OutcomeKind;
        readonly agreed: boolean;
        readonly side: Side | undefined;
        /** For a press: which outcome was on the card. */
        readonly mark: string;
      }
    | undefined;
  /** The sides that said it may be closed. */
  readonly closing: readonly Side[];
  readonly mergedInto: string | undefined;
  readonly links: readonly string[];
}

interface DoneBy {
  readonly organisation: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Who leads, as a card shows it. */
export interface LeadView {
  readonly mode: LeadMode;
  /** One for each leading side; they are members on duty, not persons concerned. */
  readonly contacts: readonly ContactView[];
}

/** One of those who lead, as a card shows them. */
export interface ContactView {
  readonly name: string;
  readonly organisation: string;
  readonly side: Side;
  readonly state: ContactState;
  /** Asked or answered; ISO 8601 instant. */
  readonly at: string;
  /** Whom the lead is being passed on to. */
  readonly handingTo: string | undefined;
}

/** What is waited for, as a card shows it. */
export interface NextView {
  readonly kind: WaitedFor;
  /** Of a step, in its own words. */
  readonly what: string | undefined;
  readonly stepId: string | undefined;
  readonly names: readonly string[];
  readonly sides: readonly Side[];
  /** ISO 8601 instant. */
  readonly due: string;
  readonly phrase: DuePhrase;
}

/** @param now for what is overdue, and for how long until something is due. */
export function signalCardView(
  signal: Signal,
  calendar: WorkingCalendar,
  now: Temporal.Instant,
): SignalCardView {
  const { outcome, closing } = signal;
  const proposedBy = outcome?.proposed.by.organisation.side;
  return {
    reference: signal.reference,
    status: signal.status,
    categories: signal.categories,
    urgency: signal.urgency,
    area: signal.area,
    raised: doneBy(signal.raised),
    acknowledged: signal.acknowledged && doneBy(signal.acknowledged),
    asked: signal.acknowledged ? [] : askedSides(signal),
    lead: leadView(signal),
    next: nextViews(signal, calendar, now),
    outcome: outcome && {
      kind: outcome.kind,
      agreed: outcome.agreed !== undefined,
      side: proposedBy && isSide(proposedBy) ? proposedBy : undefined,
      mark: outcomeMark(signal),
    },
    closing: SIDES.filter((side) => closing.sides[side]),
    mergedInto: signal.mergedInto,
    links: signal.links,
  };
}

function doneBy({ by, at }: Signal['raised']): DoneBy {
  return { organisation: by.organisation.name, at: at.toString() };
}

function leadView({ lead }: Signal): LeadView | undefined {
  return (
    lead && {
      mode: lead.mode,
      contacts: currentContacts(lead).map(({ side, contact, state, answeredAt, handover }) => ({
        name: contact.name,
        organisation: contact.organisation.name,
        side,
        state,
        at: (answeredAt ?? lead.chosen.at).toString(),
        handingTo: handover?.to.name,
      })),
    }
  );
}

function nextViews(signal: Signal, calendar: WorkingCalendar, now: Temporal.Instant): NextView[] {
  return nextThings(signal).map(({ kind, owners, due, stepId }) => ({
    kind,
    what: signal.steps.find(({ id }) => id === stepId)?.what,
    stepId,
    names: owners.members.map(({ name }) => name),
    sides: owners.sides,
    due: due.toString(),
    phrase: duePhrase(calendar, signal.urgency, due, now),
  }));
}
