import type { Category, Urgency } from '../category.ts';
import type { Actor, Deed } from '../people/member.ts';
import { isSide, type LeadMode, SIDES, type Side } from '../people/side.ts';
import { Refusal } from '../refusal.ts';
import { latest } from '../time/latest.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  type WorkingCalendar,
} from '../time/working-calendar.ts';

/** Who may say that a signal was seen, and who must see to a lead then. */
export const PROTOCOL_DUTIES = ['anybody', 'coordinators'] as const;
export type ProtocolDuty = (typeof PROTOCOL_DUTIES)[number];

/** What both sides agreed on: who does what, by when, and who hears if nobody does. */
export interface ProtocolTerms {
  /** Who of the side that is asked may acknowledge. */
  readonly acknowledges: ProtocolDuty;
  /** Who then activates the partner, by choosing the lead: the one who acknowledged, or the coordinators. */
  readonly activates: ProtocolDuty;
  /** Until a signal is acknowledged, a lead chosen, or a lead accepted; by urgency. */
  readonly accept: {
    readonly normalWorkingHours: number;
    readonly urgentMinutes: number;
    readonly dangerMinutes: number;
  };
  /** Until the first step is taken, from when the signal was raised; by urgency. */
  readonly firstStep: {
    readonly normalWorkingDays: number;
    readonly urgentMinutes: number;
    readonly dangerMinutes: number;
  };
  /** Until the next step is named, from when none is open any more; by urgency. */
  readonly nextStep: {
    readonly normalWorkingDays: number;
    readonly urgentMinutes: number;
    readonly dangerMinutes: number;
  };
  /** Local wall times, `HH:MM`, in each one's own zone: no nudge in between, unless it is urgent. */
  readonly quietHours: { readonly from: string; readonly to: string };
  /** Members by id: who is reached out of hours. */
  readonly dutyContacts: Readonly<Partial<Record<Side, string>>>;
  /** Whom the coordinators call when neither they nor their deputies could help; name and number. */
  readonly contactAbove: string;
  readonly defaultLead: Readonly<Record<Category, LeadMode>>;
  /** Suggested first steps; empty: none. */
  readonly firstSteps: Readonly<Record<Category, string>>;
  /** Days until a signal is erased once it is closed. */
  readonly retention: { readonly unfoundedDays: number; readonly otherDays: number };
  /** Of a crisis unit; day and night. */
  readonly crisis: CrisisTerms;
}

/** By when things have to happen in a crisis unit. */
export interface CrisisTerms {
  /** Until a deputy is called if the seat has not come in. */
  readonly deputyMinutes: number;
  /** Until a message that was not pushed lapses, with its signatures; from when it was written. */
  readonly lapseMinutes: number;
  /** From one situation update to the next. */
  readonly sitrepMinutes: number;
}

/** One version of a protocol. It never changes; an edit makes the next one. */
export interface Protocol {
  readonly id: string;
  readonly partnershipId: string;
  readonly number: number;
  readonly terms: ProtocolTerms;
  readonly written: Deed;
  /** In force once both sides signed it. */
  readonly signatures: Readonly<Partial<Record<Side, Deed>>>;
}

/** What holds until a partnership writes its own. Source: the paper, and docs/protocol.md. */
export const DEFAULT_TERMS: ProtocolTerms = {
  acknowledges: 'anybody',
  activates: 'anybody',
  accept: { normalWorkingHours: 3, urgentMinutes: 60, dangerMinutes: 15 },
  firstStep: { normalWorkingDays: 5, urgentMinutes: 240, dangerMinutes: 60 },
  nextStep: { normalWorkingDays: 1, urgentMinutes: 60, dangerMinutes: 15 },
  quietHours: { from: '19:00', to: '07:30' },
  dutyContacts: {},
  contactAbove: '',
  defaultLead: {
    crime: 'police',
    public_safety_threat: 'police',
    recruitment: 'police',
    safeguarding: 'local_authority',
    care: 'local_authority',
    asks_for_help: 'local_authority',
    tension: 'joint',
    online_rumour: 'joint',
    shared_risk: 'joint',
    something_else: 'local_authority',
  },
  firstSteps: {
    crime: '',
    public_safety_threat: '',
    recruitment: '',
    safeguarding: '',
    care: '',
    asks_for_help: '',
    tension: '',
    online_rumour: '',
    shared_risk: '',
    something_else: '',
  },
  retention: { unfoundedDays: 30, otherDays: 730 },
  crisis: { deputyMinutes: 10, lapseMinutes: 60, sitrepMinutes: 60 },
};

/** Everything that tells when something is due. */
export interface Timing {
  readonly terms: ProtocolTerms;
  readonly calendar: WorkingCalendar;
}

/** Until when the next person has to answer; working time if it is not urgent. */
export function acceptBy(
  { terms: { accept }, calendar }: Timing,
  urgency: Urgency,
  from: Temporal.Instant,
): Temporal.Instant {
  if (urgency !== 'normal') return from.add({ minutes: minutesFor(urgency, accept) });
  return addWorkingMinutes(calendar, from, accept.normalWorkingHours * 60);
}

/** Until when the first step has to be taken. */
export function firstStepBy(
  { terms: { firstStep }, calendar }: Timing,
  urgency: Urgency,
  from: Temporal.Instant,
): Temporal.Instant {
  if (urgency !== 'normal') return from.add({ minutes: minutesFor(urgency, firstStep) });
  return addWorkingDays(calendar, from, firstStep.normalWorkingDays);
}

/** Until when the next step has to be named, once none is open. */
export function nextStepBy(
  { terms: { nextStep }, calendar }: Timing,
  urgency: Urgency,
  from: Temporal.Instant,
): Temporal.Instant {
  if (urgency !== 'normal') return from.add({ minutes: minutesFor(urgency, nextStep) });
  return addWorkingDays(calendar, from, nextStep.normalWorkingDays);
}

function minutesFor(
  urgency: Exclude<Urgency, 'normal'>,
  {
    urgentMinutes,
    dangerMinutes,
  }: Pick<ProtocolTerms['accept'], 'urgentMinutes' | 'dangerMinutes'>,
): number {
  switch (urgency) {
    case 'urgent':
      return urgentMinutes;
    case 'danger_now':
      return dangerMinutes;
    default:
      return urgency satisfies never;
  }
}

/** Did both sides sign it? */
export function isInForce({ signatures }: Protocol): boolean {
  return SIDES.every((side) => signatures[side] !== undefined);
}

/** When the second side signed; nothing for one that is not in force. */
export function inForceSince({ signatures }: Protocol): Temporal.Instant | undefined {
  const { police, local_authority: council } = signatures;
  if (!police || !council) return undefined;
  return latest([police.at, council.at]);
}

/** Who has not signed it yet; whose people wrote it comes first. */
export function unsignedSides(protocol: Protocol): readonly Side[] {
  return signingSides(protocol).filter((side) => !protocol.signatures[side]);
}

/** Both sides, in the order in which they are shown: whose people wrote it, then the other. */
export function signingSides({ written }: Protocol): readonly Side[] {
  return written.by.organisation.side === 'local_authority' ? SIDES.toReversed() : SIDES;
}

/**
 * Signs a version for one side.
 *
 * @param newest the newest version there is: an older one is not signed any more.
 * @throws Refusal `protocol_replaced`, `protocol_signed_already`, or `protocol_no_side` for a partner.
 */
export function signProtocol(
  protocol: Protocol,
  newest: Protocol,
  by: Actor,
  at: Temporal.Instant,
): Protocol {
  const { side, name: organisation } = by.organisation;
  if (!isSide(side)) throw new Refusal('protocol_no_side', { organisation });
  if (newest.number !== protocol.number) {
    throw new Refusal('protocol_replaced', {
      number: String(protocol.number),
      newest: String(newest.number),
    });
  }
  const earlier = protocol.signatures[side];
  if (earlier) {
    throw new Refusal('protocol_signed_already', {
      number: String(protocol.number),
      name: earlier.by.name,
      organisation: earlier.by.organisation.name,
    });
  }
  return { ...protocol, signatures: { ...protocol.signatures, [side]: { by, at } } };
}
