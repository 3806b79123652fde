import type { Context } from '../../../bot/declare/context.ts';
import { heading } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import type { Field } from '../../../cards/dialog.ts';
import { localDate } from '../../../domain/meeting/series-layout.ts';
import { cityOf } from '../../../domain/time/place-zone.ts';
import {
  type Occurrence,
  occurrences,
  type Recurrence,
  skippedMonths,
} from '../../../domain/time/recurrence.ts';
import { status } from '../meeting/meeting-words.ts';
import { momentText, readerOf, spanText, whenText } from '../meeting/when-words.ts';

/** So many of the next dates are shown before anything is saved. */
export const DATES_SHOWN = 6;

/**
 * The first dates of a rhythm. Of one that begins today, those that are still to come; of one that began in the
 * past all of them, so that whoever typed it sees what is wrong.
 */
export function firstDates(
  rhythm: Recurrence,
  { partnership, now }: Pick<Context, 'partnership' | 'now'>,
): readonly Occurrence[] {
  const window = { after: rhythm.from, count: DATES_SHOWN + 1 };
  const past = beginsInPast(rhythm, now);
  return occurrences(rhythm, partnership, window)
    .filter(({ starts }) => past || Temporal.Instant.compare(starts, now) > 0)
    .slice(0, DATES_SHOWN);
}

/** Whether its first day is over, where it takes place. */
export function beginsInPast(rhythm: Recurrence, now: Temporal.Instant): boolean {
  return rhythm.from < localDate(now, { rhythms: [rhythm] });
}

/** The next dates, in the channel's zone, with everything about them that nobody would expect. */
export function datesNote(
  ctx: Context,
  recurrence: Recurrence,
  dates: readonly Occurrence[],
  minutes: number,
): Field {
  const { words, partnership } = ctx;
  const city = cityOf(partnership.timeZone);
  const title = words('liaison.dates.title', { count: dates.length, city });
  const rows = dates.map((date) => ({ text: [dateText(ctx, recurrence, date, minutes)] }));
  const surprises = surpriseBlocks(ctx, recurrence, dates);
  return { tag: 'note', blocks: [heading(title), { tag: 'list', rows }, ...surprises] };
}

/** In the channel's zone, whose city the heading says; if it was agreed on in another one, with both cities. */
function dateText(
  { partnership, words, now }: Context,
  { timeZone }: Recurrence,
  { starts }: Occurrence,
  minutes: number,
): string {
  const reader = readerOf({ partnership });
  const meeting = { starts, ends: starts.add({ minutes }) };
  if (timeZone === partnership.timeZone) return spanText(meeting, reader, now);
  const text = whenText(meeting, { partnership, now });
  const there = momentText(starts, { ...reader, timeZone }, now);
  return `${text} · ${words('liaison.dates.there', { there, city: cityOf(timeZone) })}`;
}

function surpriseBlocks(
  ctx: Context,
  recurrence: Recurrence,
  dates: readonly Occurrence[],
): Block[] {
  const { words, partnership, now } = ctx;
  const there = { language: partnership.language, timeZone: recurrence.timeZone };
  const said = dates.flatMap(({ starts, surprises }) =>
    surprises.map((surprise) => {
      const at = momentText(starts, there, now);
      return words(`liaison.dates.${surprise}`, { at, time: recurrence.time });
    }),
  );
  const [first, last] = [dates[0], dates.at(-1)];
  const months =
    first && last ? skippedMonths(recurrence, { after: recurrence.from, until: last.date }) : [];
  const left = months.map((month) => monthText(month, partnership.language)).join(', ');
  const lines = [
    ...(beginsInPast(recurrence, now) ? [words('liaison.fault.past')] : []),
    ...said,
    ...(left === '' ? [] : [words('liaison.dates.left_out', { months: left })]),
  ];
  return lines.map((line) => status('overdue', line));
}

/** "February 2027" */
function monthText(month: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}
