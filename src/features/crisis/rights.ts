import { ofEveryPart, ofSides, type Right, TAKES_PART } from '../../domain/people/right.ts';

/** Who may open a unit, and sit in one; what is done in it also takes a seat there at that moment. */
export const SITS = ofSides('crisis_seat', 'coordinator', 'deputy');

/** Who may look at the shared situation. */
export const LOOKS = ofSides('crisis_seat', 'coordinator', 'deputy', 'spokesperson', 'custodian');

/** Who may be briefed as a spokesperson: whoever is on the list, of whatever organisation. */
export const BRIEFED = ofEveryPart(
  'crisis_seat',
  'coordinator',
  'deputy',
  'spokesperson',
  'practitioner',
  'custodian',
);

/** Numbers are private: for those who may sit in a unit, and custodians. */
export const CALLS = ofSides('crisis_seat', 'coordinator', 'deputy', 'custodian');

/** Whoever a message reaches may say that they read it. */
export const REACHED: Right = TAKES_PART;
