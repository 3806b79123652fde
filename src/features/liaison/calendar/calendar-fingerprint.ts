import { createHash } from 'node:crypto';
import type { Partnership } from '../../../domain/people/partnership.ts';

/** Names the holidays, the working days and the time zone data that meetings are reckoned with. */
export function computedWith({ holidays, officeHours, timeZone }: Partnership): string {
  const zones = process.versions['tz'] ?? '';
  const text = JSON.stringify([holidays, officeHours, timeZone, zones]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
