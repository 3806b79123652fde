import type { Right } from '../../domain/people/right.ts';

/** Both sides weigh. Who speaks for a side about one signal is decided with the signal at hand. */
export const WEIGHS: Right = {
  parts: ['police', 'local_authority'],
  roles: ['coordinator', 'deputy', 'practitioner', 'crisis_seat'],
};
