import type { Right } from '../../domain/people/right.ts';

/** Who may open a unit, and sit in one; what is done in it also takes a seat there at that moment. */
export const SITS = {
  parts: ['police', 'local_authority'],
  roles: ['crisis_seat', 'coordinator', 'deputy'],
} as const satisfies Right;

/** Who may look at the shared picture. */
export const LOOKS = {
  parts: ['police', 'local_authority'],
  roles: ['crisis_seat', 'coordinator', 'deputy', 'spokesperson', 'custodian'],
} as const satisfies Right;

/** Who may be briefed as a voice: whoever is on the list, of whatever organisation. */
export const BRIEFED = {
  parts: ['police', 'local_authority', 'partner'],
  roles: ['crisis_seat', 'coordinator', 'deputy', 'spokesperson', 'practitioner', 'custodian'],
} as const satisfies Right;
