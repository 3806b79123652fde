import type { FactsBlock } from '../../cards/card.ts';
import { formatDay } from '../../cards/format-time.ts';
import { SIDES } from '../../domain/people/side.ts';
import type { Words } from '../../locales/words.ts';
import type { AttendancePlot } from '../../ports/files/plotter.ts';

/**
 * What one sees, in a sentence or two: how often both sides were there, and who was not.
 *
 * @param earlier whether there were meetings before these.
 */
export function attendanceSentence(
  { rows, sides }: AttendancePlot,
  earlier: boolean,
  words: Words,
): string {
  const sentences = [bothSentence(rows, earlier, words)];
  const key = rows.length === 1 ? 'plot.attendance.nobody' : 'plot.attendance.nobody_at';
  for (const side of SIDES) {
    const count = rows.filter((row) => row[side] === 0).length;
    if (count > 0) sentences.push(words(key, { side: sides[side], count }));
  }
  return sentences.join(' ');
}

function bothSentence(rows: AttendancePlot['rows'], earlier: boolean, words: Words): string {
  const both = rows.filter((row) => SIDES.every((side) => row[side] > 0)).length;
  const counts = { both, count: rows.length };
  if (both === rows.length) {
    return words(earlier ? 'plot.attendance.all_of_last' : 'plot.attendance.all', counts);
  }
  return words(earlier ? 'plot.attendance.some_of_last' : 'plot.attendance.some', counts);
}

/** Everything that the picture shows. */
export function attendanceAlt(plot: AttendancePlot, words: Words): string {
  const meetings = plot.rows.map((row) =>
    words('plot.attendance.alt_meeting', { ...row, date: formatDay(row.date, plot) }),
  );
  return words('plot.attendance.alt', { ...plot.sides, meetings: meetings.join(' ') });
}

/** The numbers, the newest first. */
export function attendanceTable(plot: AttendancePlot, words: Words): FactsBlock {
  const { sides } = plot;
  const facts = plot.rows.toReversed().map((row) => {
    const counts = SIDES.map((side) =>
      words('plot.attendance.count', { side: sides[side], count: row[side] }),
    );
    return { label: formatDay(row.date, plot), value: [counts.join(', ')] };
  });
  return { tag: 'facts', facts };
}
