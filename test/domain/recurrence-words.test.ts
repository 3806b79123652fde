import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  RECURRENCE_FAULTS,
  type RecurrenceReading,
  readRecurrence,
} from '../../src/domain/phrases/read-recurrence.ts';
import type { Recurrence } from '../../src/domain/time/recurrence.ts';
import type { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import { tries } from '../support/long.ts';

const HOME = 'Europe/Amsterdam';
const TODAY = '2026-11-24';
const CALENDAR: WorkingCalendar = {
  timeZone: HOME,
  officeHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' },
  holidays: ['2027-01-01'],
};
const RUNS = tries(300, 2_000);

/** What was typed on Tuesday 24 November 2026, and what it means: one rhythm, a question, or a fault. */
const CASES = z
  .array(
    z.object({
      language: z.string(),
      words: z.string(),
      means: z.union([z.string(), z.array(z.string())]),
    }),
  )
  .parse(
    JSON.parse(readFileSync(new URL('../cases/recurrence-words.json', import.meta.url), 'utf8')),
  );

function read(words: string, language = 'en'): RecurrenceReading {
  return readRecurrence(words, { today: TODAY, timeZone: HOME, language, calendar: CALENDAR });
}

function meaning(reading: RecurrenceReading): string | string[] {
  if (reading.kind === 'ask') {
    return reading.readings.map(
      ({ says, nth, recurrence }) => `${says} ${nth}: ${rhythmText(recurrence)}`,
    );
  }
  if (reading.kind !== 'rhythm') return reading.kind;
  const { recurrence, durationMinutes } = reading;
  const lasts = durationMinutes === undefined ? [] : [`${durationMinutes} minutes`];
  return [rhythmText(recurrence), ...lasts].join(', ');
}

/** What is as usual is left out: today, and the zone at home. */
function rhythmText({ rule, workingDays, time, timeZone, from, until }: Recurrence): string {
  return [
    rule === '' ? 'once' : rule,
    ...(workingDays ? ['working days'] : []),
    time,
    ...(timeZone === HOME ? [] : [timeZone]),
    ...(from === TODAY ? [] : [`from ${from}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ].join(', ');
}

describe('words for how often a meeting is', () => {
  it.each(CASES)('in $language, "$words"', ({ language, words, means }) => {
    expect(meaning(read(words, language))).toEqual(means);
  });

  it('mean the same in whatever language one reads Tandem', () => {
    for (const { language, words, means } of CASES) {
      if (language === 'en') continue;
      for (const own of ['en', 'da', language]) expect(meaning(read(words, own))).toEqual(means);
    }
  });

  it('never fail, whatever is typed', () => {
    const known = CASES.flatMap(({ words }) => words.split(' '));
    const piece = fc.oneof(
      fc.constantFrom(...known),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const typed = fc.array(piece, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(typed, fc.constantFrom('en', 'nl', 'de', 'fr'), (words, language) => {
        const { kind } = read(words, language);
        expect(['rhythm', 'ask', ...RECURRENCE_FAULTS]).toContain(kind);
      }),
      RUNS,
    );
  });

  it('ask between two rhythms that differ, and never offer one alone', () => {
    for (const { words, language } of CASES) {
      const reading = read(words, language);
      if (reading.kind !== 'ask') continue;
      const texts = reading.readings.map(({ recurrence }) => rhythmText(recurrence));
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts.length).toBeGreaterThan(1);
    }
  });

  it('are not read when they are longer than anybody would type', () => {
    expect(read(`every Tuesday 10:00 ${'x'.repeat(400)}`).kind).toBe('not_understood');
    expect(read('9'.repeat(100_000)).kind).toBe('not_understood');
  });
});
