import type { Deed } from '../../domain/people/member.ts';
import { LEAD_MODES, SIDES, type Side } from '../../domain/people/side.ts';
import { CATEGORIES, URGENCIES } from '../../domain/signal/category.ts';
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
import type { Prisma } from '../generated/client.ts';
import { oneOf, toActor, toDate, toInstant } from '../rows.ts';

const PERSON = { include: { organisation: true } } as const;

export const WHOLE_LEAD = {
  chosenBy: PERSON,
  contacts: { include: { member: PERSON, handoverTo: PERSON }, orderBy: { order: 'asc' } },
} as const satisfies Prisma.LeadInclude;

/** Everything of a signal that is not protected text. */
export const WHOLE_SIGNAL = {
  raisedBy: PERSON,
  acknowledgedBy: PERSON,
  moreBy: PERSON,
  deeds: { include: { by: PERSON } },
  leads: {
    where: { endedAt: null },
    include: WHOLE_LEAD,
  },
  steps: {
    include: { owner: PERSON, setBy: PERSON, settledBy: PERSON },
    orderBy: { order: 'asc' },
  },
} as const satisfies Prisma.SignalInclude;

export type SignalRow = Prisma.SignalGetPayload<{ include: typeof WHOLE_SIGNAL }>;

export function toSignal(row: SignalRow): Signal {
  const { acknowledgedBy, acknowledgedAt } = row;
  return {
    id: row.id,
    partnershipId: row.partnershipId,
    reference: row.reference,
    status: oneOf(SIGNAL_STATUSES, row.status),
    categories: row.categories.map((category) => oneOf(CATEGORIES, category)),
    urgency: oneOf(URGENCIES, row.urgency),
    area: row.area,
    raised: { by: toActor(row.raisedBy), at: toInstant(row.raisedAt) },
    acknowledged:
      acknowledgedBy && acknowledgedAt
        ? { by: toActor(acknowledgedBy), at: toInstant(acknowledgedAt) }
        : undefined,
    source: { kind: oneOf(SOURCE_KINDS, row.sourceKind), contact: row.sourceContact },
    dues: {
      acknowledge: toInstant(row.dueAcknowledge),
      lead: maybe(row.dueLead),
      firstStep: toInstant(row.dueFirstStep),
    },
    lead: row.leads[0] && toLead(row.leads[0]),
    steps: row.steps.map(toStep),
    views: bySide(row, 'view'),
    outcome: toOutcome(row),
    closing: { sides: bySide(row, 'close'), agreeBy: maybe(row.closeAgreeBy) },
    mergedInto: row.mergedInto ?? undefined,
    links: row.links,
    revision: row.revision,
  };
}

export function fromSignal(signal: Signal): Prisma.SignalUncheckedCreateInput {
  const { dues, outcome, closing } = signal;
  return {
    id: signal.id,
    partnershipId: signal.partnershipId,
    reference: signal.reference,
    status: signal.status,
    categories: [...signal.categories],
    urgency: signal.urgency,
    area: signal.area,
    raisedById: signal.raised.by.memberId,
    raisedAt: toDate(signal.raised.at),
    acknowledgedById: signal.acknowledged?.by.memberId ?? null,
    acknowledgedAt: orNull(signal.acknowledged?.at),
    sourceKind: signal.source.kind,
    sourceContact: signal.source.contact,
    dueAcknowledge: toDate(dues.acknowledge),
    dueLead: orNull(dues.lead),
    dueFirstStep: toDate(dues.firstStep),
    outcome: outcome?.kind ?? null,
    outcomeAgreeBy: orNull(outcome?.agreeBy),
    moreById: outcome?.more?.by.memberId ?? null,
    moreUntil: orNull(outcome?.more?.until),
    closeAgreeBy: orNull(closing.agreeBy),
    mergedInto: signal.mergedInto ?? null,
    links: [...signal.links],
    revision: signal.revision,
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
  return found.flatMap(([kind, deed]) => (deed ? [[kind, deed] as [string, Deed]] : []));
}

export function fromContact(leadId: string, contact: LeadContact, order: number) {
  const { id, side, state, handover } = contact;
  return {
    id,
    leadId,
    order,
    side,
    state,
    memberId: contact.contact.memberId,
    answeredAt: orNull(contact.answeredAt),
    handoverToId: handover?.to.memberId ?? null,
    outgoingAt: orNull(handover?.outgoing),
    incomingAt: orNull(handover?.incoming),
  };
}

export function fromStep({ partnershipId, id: signalId }: Signal, step: Step) {
  const { id, what, state, postponed, set, settled } = step;
  return {
    id,
    partnershipId,
    signalId,
    what,
    state,
    postponed,
    ownerId: step.owner.memberId,
    dueAt: toDate(step.due),
    setById: set.by.memberId,
    setAt: toDate(set.at),
    settledById: settled?.by.memberId ?? null,
    settledAt: orNull(settled?.at),
  };
}

export function toLead(row: SignalRow['leads'][number]): Lead {
  return {
    id: row.id,
    mode: oneOf(LEAD_MODES, row.mode),
    suggested: oneOf(LEAD_MODES, row.suggested),
    chosen: { by: toActor(row.chosenBy), at: toInstant(row.chosenAt) },
    acceptBy: toInstant(row.acceptBy),
    contacts: row.contacts.map((contact) => ({
      id: contact.id,
      side: oneOf(SIDES, contact.side),
      contact: toActor(contact.member),
      state: oneOf(CONTACT_STATES, contact.state),
      answeredAt: maybe(contact.answeredAt),
      handover: contact.handoverTo
        ? {
            to: toActor(contact.handoverTo),
            outgoing: maybe(contact.outgoingAt),
            incoming: maybe(contact.incomingAt),
          }
        : undefined,
    })),
  };
}

function toStep(row: SignalRow['steps'][number]): Step {
  const { settledBy, settledAt } = row;
  return {
    id: row.id,
    what: row.what,
    owner: toActor(row.owner),
    due: toInstant(row.dueAt),
    state: oneOf(STEP_STATES, row.state),
    set: { by: toActor(row.setBy), at: toInstant(row.setAt) },
    settled:
      settledBy && settledAt ? { by: toActor(settledBy), at: toInstant(settledAt) } : undefined,
    postponed: row.postponed,
  };
}

function toOutcome(row: SignalRow): Signal['outcome'] {
  const proposed = deedIn(row, 'outcome:proposed');
  if (!row.outcome || !proposed || !row.outcomeAgreeBy) return undefined;
  return {
    kind: oneOf(OUTCOMES, row.outcome),
    proposed,
    agreed: deedIn(row, 'outcome:agreed'),
    agreeBy: toInstant(row.outcomeAgreeBy),
    more:
      row.moreBy && row.moreUntil
        ? { by: toActor(row.moreBy), until: toInstant(row.moreUntil) }
        : undefined,
  };
}

function bySide(row: SignalRow, kind: 'view' | 'close'): Partial<Record<Side, Deed>> {
  const found = SIDES.flatMap((side) => {
    const deed = deedIn(row, `${kind}:${side}`);
    return deed ? [[side, deed] as const] : [];
  });
  return Object.fromEntries(found);
}

function deedIn({ deeds }: SignalRow, kind: string): Deed | undefined {
  const row = deeds.find((one) => one.kind === kind);
  return row && { by: toActor(row.by), at: toInstant(row.at) };
}

function maybe(date: Date | null): Temporal.Instant | undefined {
  return date ? toInstant(date) : undefined;
}

function orNull(instant: Temporal.Instant | undefined): Date | null {
  return instant ? toDate(instant) : null;
}
