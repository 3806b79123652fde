import { ofEveryPart, ofSides } from '../../domain/people/right.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';

/** Who may have steps, see them and settle them; whose a step is, is decided with the step at hand. */
export const HAS_STEPS = ofEveryPart(...LEAD_ROLES);

/** Who may name a next step. */
export const NAMES_STEPS = ofSides(...LEAD_ROLES);
