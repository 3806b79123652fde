import { CATEGORIES, type Category } from '../category.ts';
import { LEAD_MODES, SIDES, type Side } from '../people/side.ts';
import { PROTOCOL_DUTIES, type ProtocolTerms } from './protocol.ts';

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

interface Bounds {
  readonly unit: 'working_hours' | 'working_days' | 'minutes' | 'days';
  readonly least: number;
  readonly most: number;
}

/** A whole number of its unit, within bounds. */
export interface CountTerm extends Lens, Bounds {
  readonly kind: 'count';
  readonly name: CountName;
}
type CountName =
  | 'accept_normal'
  | 'accept_urgent'
  | 'accept_danger'
  | 'first_step_normal'
  | 'first_step_urgent'
  | 'first_step_danger'
  | 'next_step_normal'
  | 'next_step_urgent'
  | 'next_step_danger'
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

const MINUTES: Bounds = { unit: 'minutes', least: LEAST_MINUTES, most: MOST_MINUTES };
const ACCEPT_HOURS: Bounds = { unit: 'working_hours', least: 1, most: MOST_ACCEPT_WORKING_HOURS };
const STEP_DAYS: Bounds = { unit: 'working_days', least: 1, most: MOST_FIRST_STEP_WORKING_DAYS };
const UNFOUNDED_DAYS: Bounds = { unit: 'days', least: 1, most: MOST_UNFOUNDED_DAYS };
const OTHER_DAYS: Bounds = { unit: 'days', least: LEAST_OTHER_DAYS, most: MOST_OTHER_DAYS };

/** Everything that a protocol says; the order is the order on screen. */
export const TERMS: readonly Term[] = [
  count('times', 'accept_normal', ['accept', 'normalWorkingHours'], ACCEPT_HOURS),
  count('times', 'accept_urgent', ['accept', 'urgentMinutes']),
  count('times', 'accept_danger', ['accept', 'dangerMinutes']),
  count('times', 'first_step_normal', ['firstStep', 'normalWorkingDays'], STEP_DAYS),
  count('times', 'first_step_urgent', ['firstStep', 'urgentMinutes']),
  count('times', 'first_step_danger', ['firstStep', 'dangerMinutes']),
  count('times', 'next_step_normal', ['nextStep', 'normalWorkingDays'], STEP_DAYS),
  count('times', 'next_step_urgent', ['nextStep', 'urgentMinutes']),
  count('times', 'next_step_danger', ['nextStep', 'dangerMinutes']),
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
  count('retention', 'unfounded', ['retention', 'unfoundedDays'], UNFOUNDED_DAYS),
  count('retention', 'other', ['retention', 'otherDays'], OTHER_DAYS),
  count('crisis', 'crisis_deputy', ['crisis', 'deputyMinutes']),
  count('crisis', 'crisis_lapse', ['crisis', 'lapseMinutes']),
  count('crisis', 'crisis_sitrep', ['crisis', 'sitrepMinutes']),
];

/** What stands in the form of one part, in its order. */
export function termsOfPart(part: ProtocolPart): readonly Term[] {
  return TERMS.filter((term) => term.part === part);
}

/** What is said otherwise in the other terms. */
export function changedTerms(from: ProtocolTerms, to: ProtocolTerms): readonly Term[] {
  return TERMS.filter(({ get }) => get(from) !== get(to));
}

/** Terms that stand together under one name. */
type Group = 'accept' | 'firstStep' | 'quietHours' | 'defaultLead' | 'firstSteps';
type CountGroup = 'accept' | 'firstStep' | 'nextStep' | 'retention' | 'crisis';

/** The way to one value of a group. @param read gives the value back that was shown as text. */
function within<Name extends Group | CountGroup>(
  group: Name,
  key: keyof ProtocolTerms[Name],
  read: (text: string) => string | number,
): Pick<Lens, 'get' | 'set'> {
  return {
    get: (terms) => String(terms[group][key]),
    set: (terms, text) => ({ ...terms, [group]: { ...terms[group], [key]: read(text) } }),
  };
}

function count<Name extends CountGroup>(
  part: ProtocolPart,
  name: CountName,
  [group, key]: readonly [Name, keyof ProtocolTerms[Name]],
  bounds: Bounds = MINUTES,
): CountTerm {
  return { kind: 'count', name, part, ...bounds, ...within(group, key, Number) };
}

function quiet(name: TimeTerm['name'], end: 'from' | 'to'): TimeTerm {
  const padded = (text: string) => text.padStart('HH:MM'.length, '0');
  return { kind: 'time', name, part: 'duties', ...within('quietHours', end, padded) };
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
  const mode = (text: string) => oneOf(LEAD_MODES, text);
  const way = within('defaultLead', category, mode);
  return { kind: 'lead', name: `lead_${category}`, part: 'leads', category, ...way };
}

function step(category: Category): StepTerm {
  const way = within('firstSteps', category, (text) => text);
  return { kind: 'step', name: `step_${category}`, part: 'steps', category, ...way };
}

function oneOf<const T extends string>(known: readonly T[], text: string): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new RangeError('A term was set without being checked.');
  return found;
}
