import { ofEveryPart } from '../../domain/people/right.ts';
import { LEAD_ROLES } from '../../domain/signal/lead.ts';

/** Who may raise signals, and see those that are theirs to see. */
export const HAS_SIGNALS = ofEveryPart(...LEAD_ROLES);
