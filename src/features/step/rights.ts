import type { Right } from '../../domain/people/right.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';

/** Who may have steps, see them and settle them; whose a step is, is decided with the step at hand. */
export const HAS_STEPS: Right = {
  parts: ['police', 'local_authority', 'partner'],
  roles: LEAD_ROLES,
};

/** Who may name a next step. */
export const NAMES_STEPS: Right = { parts: ['police', 'local_authority'], roles: LEAD_ROLES };
