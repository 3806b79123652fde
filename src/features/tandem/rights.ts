import { ofSides } from '../../domain/people/right.ts';

/**
 * Who sees what cannot be sent, and brings it out: those who are told of it, and whoever looks after Tandem; of both
 * sides. It names who is not reached, and what of a crisis is held: partners see what was shared with them.
 */
export const LOOKS_AFTER = ofSides('coordinator', 'administrator');
