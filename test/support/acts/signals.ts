import { DEFAULT_TERMS, type Timing } from '../../../src/domain/protocol/protocol.ts';
import type { SignalBeginning } from '../../../src/domain/signal/signal-raising.ts';

/** Office hours of the example: Monday to Friday, 08:30 to 17:00 in Amsterdam. */
export const TIMING: Timing = {
  terms: DEFAULT_TERMS,
  calendar: {
    timeZone: 'Europe/Amsterdam',
    officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:30', to: '17:00' },
    holidays: [],
  },
};

/** A signal before anybody is said to have raised it. */
export const SIGNAL_BEGINNING: Omit<SignalBeginning, 'raised'> = {
  id: 'signal',
  partnershipId: 'partnership',
  reference: 'S-2026-0001',
  categories: ['recruitment'],
  urgency: 'normal',
  area: '',
  source: { kind: 'me', contact: true },
};
