import { CATEGORIES, URGENCIES } from '../../domain/category.ts';
import type { Deed } from '../../domain/people/member.ts';
import { LEAD_MODES, SIDES, type Side } from '../../domain/people/side.ts';
import {
  CONTACT_STATES,
  type Lead,
  type LeadContact,
  OUTCOMES,
  SIGNAL_STATUSES,
  type Signal,
  SOURCE_KINDS,
  STEP_STATES,
  type Step,
} from '../../domain/signal/signal.ts';
import { type ActorOf, oneOf, type Part, toDate, toDeed, toInstant } from '../database/rows.ts';
import type { Prisma } from '../generated/client.ts';

export const WHOLE_LEAD = {
  contacts: { orderBy: { order: 'asc' } },
} as const satisfies Prisma.LeadInclude;

type LeadRow = Part<Prisma.LeadGetPayload<object>> & {
  readonly contacts: readonly Part<Prisma.LeadContactGetPayload<object>>[];
};
type StepRow = Part<Prisma.StepGetPayload<object>>;

/** Everything of a signal that is not protected text. */
export type SignalRow = Prisma.SignalGetPayload<object> & {
  readonly deeds: readonly Part<Prisma.SignalDeedGetPayload<object>>[];
  readonly leads: readonly LeadRow[];
  readonly steps: readonly StepRow[];
};

export function toSignal(row: SignalRow, of: ActorOf): Signal {
  const { id, partnershipId, reference, area, links, revision } = row;
  return {
    ...{ id, partnershipId, reference, area, links, revision },
    status: oneOf(SIGNAL_STATUSES, row.status),
    categories: row.categories.map((category) => oneOf(CATEGORIES, category)),
    urgency: oneOf(URGENCIES, row.urgency),
    raised: toDeed(of(row.raisedById), row.raisedAt),
    acknowledged: toDeed(of(row.acknowledgedById), row.acknowledgedAt),
    source: { kind: oneOf(SOURCE_KINDS, row.sourceKind), contact: row.sourceContact },
    dues: {
      acknowledge: toInstant(row.dueAcknowledge),
      lead: toInstant(row.dueLead),
      firstStep: toInstant(row.dueFirstStep),
      nextStep: toInstant(row.dueNextStep),
    },
    lead: row.leads[0] && toLead(row.leads[0], of),
    steps: row.steps.map((step) => toStep(step, of)),
    views: bySide(row, 'view', of),
    outcome: toOutcome(row, of),
    closing: { sides: bySide(row, 'close', of), agreeBy: toInstant(row.closeAgreeBy) },
    mergedInto: row.mergedInto ?? undefined,
  };
}

export function fromSignal(signal: Signal): Prisma.SignalUncheckedCreateInput {
  const { id, partnershipId, reference, status, urgency, area, revision } = signal;
  const { dues, outcome, closing } = signal;
  return {
    ...{ id, partnershipId, reference, status, urgency, area, revision },
    categories: [...signal.categories],
    raisedById: signal.raised.by.memberId,
    raisedAt: toDate(signal.raised.at),
    acknowledgedById: signal.acknowledged?.by.memberId ?? null,
    acknowledgedAt: toDate(signal.acknowledged?.at),
    sourceKind: signal.source.kind,
    sourceContact: signal.source.contact,
    dueAcknowledge: toDate(dues.acknowledge),
    dueLead: toDate(dues.lead),
    dueFirstStep: toDate(dues.firstStep),
    dueNextStep: toDate(dues.nextStep),
    outcome: outcome?.kind ?? null,
    outcomeAgreeBy: toDate(outcome?.agreeBy),
    moreById: outcome?.more?.by.memberId ?? null,
    moreUntil: toDate(outcome?.more?.until),
    closeAgreeBy: toDate(closing.agreeBy),
    mergedInto: signal.mergedInto ?? null,
    links: [...signal.links],
  };
}

/** What stands in `signal_deed`, kind by kind. */
export function deedsOf({ views, outcome, closing }: Signal): readonly [string, Deed][] {
  const found: [string, Deed | undefined][] = [
    ...SIDES.map((side): [string, Deed | undefined] => [`view:${side}`, views[side]]),
    ...SIDES.map((side): [string, Deed | undefined] => [`close:${side}`, closing.sides[side]]),
    ['outcome:proposed', outcome?.proposed],
    ['outcome:agreed', outcome?.agreed],
  ];
  return found.filter((one): one is [string, Deed] => one[1] !== undefined);
}

export function fromContact(leadId: string, contact: LeadContact, order: number) {
  const { id, side, state, handover } = contact;
  return {
    ...{ id, leadId, order, side, state },
    memberId: contact.contact.memberId,
    answeredAt: toDate(contact.answeredAt),
    handoverToId: handover?.to.memberId ?? null,
    outgoingAt: toDate(handover?.outgoing),
    incomingAt: toDate(handover?.incoming),
  };
}

export function fromStep({ partnershipId, id: signalId }: Signal, step: Step) {
  const { id, what, state, postponed, set, settled } = step;
  return {
    ...{ id, partnershipId, signalId, what, state, postponed },
    ownerId: step.owner.memberId,
    dueAt: toDate(step.due),
    setById: set.by.memberId,
    setAt: toDate(set.at),
    settledById: settled?.by.memberId ?? null,
    settledAt: toDate(settled?.at),
  };
}

export function toLead(row: LeadRow, of: ActorOf): Lead {
  return {
    id: row.id,
    mode: oneOf(LEAD_MODES, row.mode),
    suggested: oneOf(LEAD_MODES, row.suggested),
    chosen: toDeed(of(row.chosenById), row.chosenAt),
    acceptBy: toInstant(row.acceptBy),
    contacts: row.contacts.map((contact) => ({
      id: contact.id,
      side: oneOf(SIDES, contact.side),
      contact: of(contact.memberId),
      state: oneOf(CONTACT_STATES, contact.state),
      answeredAt: toInstant(contact.answeredAt),
      handover: contact.handoverToId
        ? {
            to: of(contact.handoverToId),
            outgoing: toInstant(contact.outgoingAt),
            incoming: toInstant(contact.incomingAt),
          }
        : undefined,
    })),
  };
}

function toStep(row: StepRow, of: ActorOf): Step {
  const { id, what, postponed } = row;
  return {
    ...{ id, what, postponed },
    owner: of(row.ownerId),
    due: toInstant(row.dueAt),
    state: oneOf(STEP_STATES, row.state),
    set: toDeed(of(row.setById), row.setAt),
    settled: toDeed(of(row.settledById), row.settledAt),
  };
}

function toOutcome(row: SignalRow, of: ActorOf): Signal['outcome'] {
  const proposed = deedIn(row, 'outcome:proposed', of);
  if (!row.outcome || !proposed || !row.outcomeAgreeBy) return undefined;
  return {
    kind: oneOf(OUTCOMES, row.outcome),
    proposed,
    agreed: deedIn(row, 'outcome:agreed', of),
    agreeBy: toInstant(row.outcomeAgreeBy),
    more:
      row.moreById && row.moreUntil
        ? { by: of(row.moreById), until: toInstant(row.moreUntil) }
        : undefined,
  };
}

function bySide(row: SignalRow, kind: 'view' | 'close', of: ActorOf): Partial<Record<Side, Deed>> {
  const found = SIDES.flatMap((side) => {
    const deed = deedIn(row, `${kind}:${side}`, of);
    return deed ? [[side, deed] as const] : [];
  });
  return Object.fromEntries(found);
}

function deedIn({ deeds }: SignalRow, kind: string, of: ActorOf): Deed | undefined {
  const row = deeds.find((one) => one.kind === kind);
  return row && toDeed(of(row.byId), row.at);
}
