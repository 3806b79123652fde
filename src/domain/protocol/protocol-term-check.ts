import type { Member } from '../people/member.ts';
import { LEAD_MODES } from '../people/side.ts';
import { PROTOCOL_DUTIES, type ProtocolTerms } from './protocol.ts';
import type { CountTerm, Term } from './protocol-term.ts';

/** What can be wrong with the text of a term. */
export type TermFault = 'count' | 'time' | 'choice' | 'side';

/** @param people everybody of the partnership. */
export function termFault(
  term: Term,
  text: string,
  people: readonly Member[],
): TermFault | undefined {
  switch (term.kind) {
    case 'count': {
      const right = /^\d{1,5}$/.test(text) && isWithin(Number(text), term);
      return right ? undefined : 'count';
    }
    case 'time':
      return /^([01]?\d|2[0-3]):[0-5]\d$/.test(text) ? undefined : 'time';
    case 'duty':
      return PROTOCOL_DUTIES.some((one) => one === text) ? undefined : 'choice';
    case 'lead':
      return LEAD_MODES.some((one) => one === text) ? undefined : 'choice';
    case 'contact': {
      const right = people.some(
        ({ id, organisation }) => id === text && organisation.side === term.side,
      );
      return right || text === '' ? undefined : 'side';
    }
    case 'above':
    case 'step':
      return undefined;
    default:
      return term satisfies never;
  }
}

/** Terms that make no sense beside another: what is danger may not wait longer than what is urgent. */
export function contradictions({
  accept,
  firstStep,
  nextStep,
  retention,
}: ProtocolTerms): ('accept_danger' | 'first_step_danger' | 'next_step_danger' | 'unfounded')[] {
  return [
    ...(accept.dangerMinutes > accept.urgentMinutes ? ['accept_danger' as const] : []),
    ...(firstStep.dangerMinutes > firstStep.urgentMinutes ? ['first_step_danger' as const] : []),
    ...(nextStep.dangerMinutes > nextStep.urgentMinutes ? ['next_step_danger' as const] : []),
    ...(retention.unfoundedDays > retention.otherDays ? ['unfounded' as const] : []),
  ];
}

function isWithin(number: number, { least, most }: CountTerm): boolean {
  return number >= least && number <= most;
}
