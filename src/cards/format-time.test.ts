import { describe, expect, it } from 'vitest';
import { formatDay, formatMoment, formatTime } from './format-time.ts';

const AT = '2026-12-08T09:00:00Z';

describe('a moment in words', () => {
  it('is said to each reader in their own zone and language, whoever read before', () => {
    const read = (language: string, timeZone: string) => formatTime(AT, { language, timeZone });
    for (let again = 0; again < 2; again += 1) {
      expect(read('en', 'Europe/Amsterdam')).toBe('Tue 8 Dec, 10:00');
      expect(read('en', 'Asia/Kolkata')).toBe('Tue 8 Dec, 14:30');
      expect(read('nl', 'Europe/Amsterdam')).toBe('di 8 dec, 10:00');
    }
  });

  it('has its year where it is read for years', () => {
    expect(formatDay('2026-12-24', { language: 'en' })).toBe('Thu 24 Dec 2026');
    const reader = { language: 'en', timeZone: 'America/New_York' };
    expect(formatMoment(AT, reader)).toBe('Tue 8 Dec 2026, 04:00');
  });
});
