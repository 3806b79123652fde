import { ofEveryPart } from '../../domain/people/right.ts';

/** Who sees what cannot be sent, and brings it out: those who are told of it, and whoever looks after Tandem. */
export const LOOKS_AFTER = ofEveryPart('coordinator', 'administrator');
