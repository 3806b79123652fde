import { LEAD_MODES, SIDES, type Side } from '../people/side.ts';
import { CATEGORIES, type Category } from '../signal/category.ts';
import { type CrisisTerms, PROTOCOL_DUTIES, type ProtocolTerms } from './protocol.ts';

/** The parts in which a protocol is changed, one form each. */
export const PROTOCOL_PARTS = ['times', 'duties', 'leads', 'steps', 'retention', 'crisis'] as const;
export type ProtocolPart = (typeof PROTOCOL_PARTS)[number];

interface Lens {
  /** Unique among the terms; also the name of its field. */
  readonly name: string;
  readonly part: ProtocolPart;
  /** As text, as a form shows it; empty: nothing. */
  readonly get: (terms: ProtocolTerms) => string;
  /** @param text one without a {@link termFault}. */
  readonly set: (terms: ProtocolTerms, text: string) => ProtocolTerms;
}

export interface CountTerm extends Lens {
  readonly kind: 'count';
  readonly name: CountName;
  readonly unit: 'working_hours' | 'working_days' | 'minutes' | 'days';
  readonly least: number;
  readonly most: number;
}
type CountName =
  | 'accept_normal'
  | 'accept_urgent'
  | 'accept_danger'
  | 'first_step_normal'
  | 'first_step_urgent'
  | 'first_step_danger'
  | 'unfounded'
  | 'other'
  | 'crisis_deputy'
  | 'crisis_lapse'
  | 'crisis_sitrep';

/** A local wall time. */
interface TimeTerm extends Lens {
  readonly kind: 'time';
  readonly name: 'quiet_from' | 'quiet_to';
}

interface DutyTerm extends Lens {
  readonly kind: 'duty';
  readonly name: 'acknowledges' | 'activates';
}

/** A member by id, of that side. */
interface ContactTerm extends Lens {
  readonly kind: 'contact';
  readonly side: Side;
}

interface AboveTerm extends Lens {
  readonly kind: 'above';
}

interface LeadTerm extends Lens {
  readonly kind: 'lead';
  readonly category: Category;
}

interface StepTerm extends Lens {
  readonly kind: 'step';
  readonly category: Category;
}

/** One thing that a protocol says, with the way to read and to change it. */
export type Term = CountTerm | TimeTerm | DutyTerm | ContactTerm | AboveTerm | LeadTerm | StepTerm;

/** A working week. */
const MOST_ACCEPT_WORKING_HOURS = 40;
const MOST_FIRST_STEP_WORKING_DAYS = 30;
const LEAST_MINUTES = 5;
/** A day and a night. */
const MOST_MINUTES = 1_440;
const MOST_UNFOUNDED_DAYS = 365;
const LEAST_OTHER_DAYS = 30;
/** Ten years. */
const MOST_OTHER_DAYS = 3_650;

const MINUTES = { unit: 'minutes', least: LEAST_MINUTES, most: MOST_MINUTES } as const;

/** Everything that a protocol says; the order is the order on screen. */
export const TERMS: readonly Term[] = [
  count(
    'accept_normal',
    { unit: 'working_hours', least: 1, most: MOST_ACCEPT_WORKING_HOURS },
    ({ accept }) => accept.normalWorkingHours,
    (terms, normalWorkingHours) => ({ ...terms, accept: { ...terms.accept, normalWorkingHours } }),
  ),
  count(
    'accept_urgent',
    MINUTES,
    ({ accept }) => accept.urgentMinutes,
    (terms, urgentMinutes) => ({ ...terms, accept: { ...terms.accept, urgentMinutes } }),
  ),
  count(
    'accept_danger',
    MINUTES,
    ({ accept }) => accept.dangerMinutes,
    (terms, dangerMinutes) => ({ ...terms, accept: { ...terms.accept, dangerMinutes } }),
  ),
  count(
    'first_step_normal',
    { unit: 'working_days', least: 1, most: MOST_FIRST_STEP_WORKING_DAYS },
    ({ firstStep }) => firstStep.normalWorkingDays,
    (terms, normalWorkingDays) => ({
      ...terms,
      firstStep: { ...terms.firstStep, normalWorkingDays },
    }),
  ),
  count(
    'first_step_urgent',
    MINUTES,
    ({ firstStep }) => firstStep.urgentMinutes,
    (terms, urgentMinutes) => ({ ...terms, firstStep: { ...terms.firstStep, urgentMinutes } }),
  ),
  count(
    'first_step_danger',
    MINUTES,
    ({ firstStep }) => firstStep.dangerMinutes,
    (terms, dangerMinutes) => ({ ...terms, firstStep: { ...terms.firstStep, dangerMinutes } }),
  ),
  duty('acknowledges'),
  duty('activates'),
  ...SIDES.map(contact),
  {
    kind: 'above',
    name: 'contact_above',
    part: 'duties',
    get: ({ contactAbove }) => contactAbove,
    set: (terms, contactAbove) => ({ ...terms, contactAbove }),
  },
  quiet('quiet_from', 'from'),
  quiet('quiet_to', 'to'),
  ...CATEGORIES.map(lead),
  ...CATEGORIES.map(step),
  count(
    'unfounded',
    { unit: 'days', least: 1, most: MOST_UNFOUNDED_DAYS },
    ({ retention }) => retention.unfoundedDays,
    (terms, unfoundedDays) => ({ ...terms, retention: { ...terms.retention, unfoundedDays } }),
    'retention',
  ),
  count(
    'other',
    { unit: 'days', least: LEAST_OTHER_DAYS, most: MOST_OTHER_DAYS },
    ({ retention }) => retention.otherDays,
    (terms, otherDays) => ({ ...terms, retention: { ...terms.retention, otherDays } }),
    'retention',
  ),
  crisis('crisis_deputy', 'deputyMinutes'),
  crisis('crisis_lapse', 'lapseMinutes'),
  crisis('crisis_sitrep', 'sitrepMinutes'),
];

export function termsOfPart(part: ProtocolPart): readonly Term[] {
  return TERMS.filter((term) => term.part === part);
}

/** What is said otherwise in the other terms. */
export function changedTerms(from: ProtocolTerms, to: ProtocolTerms): readonly Term[] {
  return TERMS.filter(({ get }) => get(from) !== get(to));
}

function count(
  name: CountName,
  bounds: Pick<CountTerm, 'unit' | 'least' | 'most'>,
  get: (terms: ProtocolTerms) => number,
  set: (terms: ProtocolTerms, number: number) => ProtocolTerms,
  part: ProtocolPart = 'times',
): CountTerm {
  return {
    kind: 'count',
    name,
    part,
    ...bounds,
    get: (terms) => String(get(terms)),
    set: (terms, text) => set(terms, Number(text)),
  };
}

function crisis(name: CountName, which: keyof CrisisTerms): CountTerm {
  return count(
    name,
    MINUTES,
    (terms) => terms.crisis[which],
    (terms, minutes) => ({ ...terms, crisis: { ...terms.crisis, [which]: minutes } }),
    'crisis',
  );
}

function quiet(name: TimeTerm['name'], end: 'from' | 'to'): TimeTerm {
  return {
    kind: 'time',
    name,
    part: 'duties',
    get: ({ quietHours }) => quietHours[end],
    set: (terms, text) => ({
      ...terms,
      quietHours: { ...terms.quietHours, [end]: text.padStart('HH:MM'.length, '0') },
    }),
  };
}

function duty(name: DutyTerm['name']): DutyTerm {
  return {
    kind: 'duty',
    name,
    part: 'duties',
    get: (terms) => terms[name],
    set: (terms, text) => ({ ...terms, [name]: oneOf(PROTOCOL_DUTIES, text) }),
  };
}

function contact(side: Side): ContactTerm {
  return {
    kind: 'contact',
    name: `contact_${side}`,
    part: 'duties',
    side,
    get: ({ dutyContacts }) => dutyContacts[side] ?? '',
    set(terms, text) {
      const { [side]: _before, ...others } = terms.dutyContacts;
      return { ...terms, dutyContacts: { ...others, ...(text !== '' && { [side]: text }) } };
    },
  };
}

function lead(category: Category): LeadTerm {
  return {
    kind: 'lead',
    name: `lead_${category}`,
    part: 'leads',
    category,
    get: ({ defaultLead }) => defaultLead[category],
    set: (terms, text) => ({
      ...terms,
      defaultLead: { ...terms.defaultLead, [category]: oneOf(LEAD_MODES, text) },
    }),
  };
}

function step(category: Category): StepTerm {
  return {
    kind: 'step',
    name: `step_${category}`,
    part: 'steps',
    category,
    get: ({ firstSteps }) => firstSteps[category],
    set: (terms, text) => ({ ...terms, firstSteps: { ...terms.firstSteps, [category]: text } }),
  };
}

function oneOf<const T extends string>(known: readonly T[], text: string): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new RangeError('A term was set without being checked.');
  return found;
}
