import { describe, expect, it } from 'vitest';
import { formatClock, formatDay, formatMoment, formatTime } from './format-time.ts';

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

  it('says which of the two it is, in the hour that comes twice', () => {
    const amsterdam = { language: 'en', timeZone: 'Europe/Amsterdam' };
    expect(formatTime('2026-10-25T00:30:00Z', amsterdam)).toBe('Sun 25 Oct, 02:30 (UTC+2)');
    expect(formatTime('2026-10-25T01:30:00Z', amsterdam)).toBe('Sun 25 Oct, 02:30 (UTC+1)');
    expect(formatMoment('2026-10-25T01:30:00Z', amsterdam)).toBe('Sun 25 Oct 2026, 02:30 (UTC+1)');
    expect(formatTime('2026-10-25T02:00:00Z', amsterdam)).toBe('Sun 25 Oct, 03:00');
    expect(formatTime('2026-10-24T23:59:00Z', amsterdam)).toBe('Sun 25 Oct, 01:59');
    const howe = { language: 'en', timeZone: 'Australia/Lord_Howe' };
    expect(formatClock('2026-04-04T15:00:00Z', howe)).toBe('01:30 (UTC+10:30)');
    expect(formatTime('2026-03-29T01:00:00Z', amsterdam), 'clocks go forward').toBe(
      'Sun 29 Mar, 03:00',
    );
  });

  it('has its year where it is read for years', () => {
    expect(formatDay('2026-12-24', { language: 'en' })).toBe('Thu 24 Dec 2026');
    const reader = { language: 'en', timeZone: 'America/New_York' };
    expect(formatMoment(AT, reader)).toBe('Tue 8 Dec 2026, 04:00');
  });
});
