import { z } from 'zod';
import { CATEGORIES } from '../../domain/category.ts';
import { LEAD_MODES } from '../../domain/people/side.ts';
import {
  DEFAULT_TERMS,
  PROTOCOL_DUTIES,
  type ProtocolTerms,
} from '../../domain/protocol/protocol.ts';

const wallTime = z.string().regex(/^\d{2}:\d{2}$/);
const duty = z.enum(PROTOCOL_DUTIES);
const count = z.number().nonnegative();

/** Terms as they were written by this version or an earlier one; what is new since has its default. */
const terms = z.object({
  acknowledges: duty.default(DEFAULT_TERMS.acknowledges),
  activates: duty.default(DEFAULT_TERMS.activates),
  accept: z.object({ normalWorkingHours: count, urgentMinutes: count, dangerMinutes: count }),
  firstStep: z.object({ normalWorkingDays: count, urgentMinutes: count, dangerMinutes: count }),
  nextStep: z
    .object({ normalWorkingDays: count, urgentMinutes: count, dangerMinutes: count })
    .default(DEFAULT_TERMS.nextStep),
  quietHours: z.object({ from: wallTime, to: wallTime }),
  dutyContacts: z.object({ police: z.string().optional(), local_authority: z.string().optional() }),
  contactAbove: z.string().default(''),
  defaultLead: z.record(z.enum(CATEGORIES), z.enum(LEAD_MODES)),
  firstSteps: z.record(z.enum(CATEGORIES), z.string()),
  retention: z.object({ unfoundedDays: count, otherDays: count }),
  crisis: z
    .object({ deputyMinutes: count, lapseMinutes: count, sitrepMinutes: count })
    .default(DEFAULT_TERMS.crisis),
});

/** @throws ZodError if somebody wrote something else into the database. */
export function readTerms(stored: unknown): ProtocolTerms {
  const { dutyContacts, ...read } = terms.parse(stored);
  const { police, local_authority } = dutyContacts;
  return {
    ...read,
    dutyContacts: {
      ...(police !== undefined && { police }),
      ...(local_authority !== undefined && { local_authority }),
    },
  };
}
