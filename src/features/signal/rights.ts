import type { Right } from '../../domain/people/right.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';

/** Who may raise signals, and see those that are theirs to see. */
export const HAS_SIGNALS: Right = {
  parts: ['police', 'local_authority', 'partner'],
  roles: LEAD_ROLES,
};
