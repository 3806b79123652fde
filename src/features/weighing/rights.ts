import { ofSides } from '../../domain/people/right.ts';

/** Both sides weigh. Who speaks for a side about one signal is decided with the signal at hand. */
export const WEIGHS = ofSides('coordinator', 'deputy', 'practitioner', 'crisis_seat');
