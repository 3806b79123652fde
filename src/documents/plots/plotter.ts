import type { ImageBlock } from '../../cards/card.ts';
import { languageSpoken, wordsFor } from '../../locales/words.ts';
import type { Log } from '../../log.ts';
import type { AttendancePlot, Plot, Plotter } from '../../ports/files/plotter.ts';
import { ATTENDANCE_SIZE, attendanceSpec, type Column } from './attendance-spec.ts';
import { attendanceAlt, attendanceSentence, attendanceTable } from './attendance-words.ts';
import { drawPlot } from './draw.ts';

/** Columns that can be told apart, with their dates, on a phone. */
const MOST_MEETINGS = 12;
/** App Home is drawn anew for many people at once. */
const MOST_REMEMBERED = 200;

/** Draws by Vega-Lite. */
export function createPlotter(log: Log): Plotter {
  const remembered = new Map<string, Promise<Plot>>();
  return {
    async attendance(asked) {
      if (asked.rows.length === 0) return undefined;
      const key = JSON.stringify(asked);
      const plot = remembered.get(key) ?? plotAttendance(asked, log);
      remembered.set(key, plot);
      const [oldest] = remembered.keys();
      if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
      return plot;
    },
  };
}

async function plotAttendance(asked: AttendancePlot, log: Log): Promise<Plot> {
  const rows = asked.rows.slice(-MOST_MEETINGS);
  const language = languageSpoken(asked.language);
  const words = wordsFor(language);
  const plot = { ...asked, rows, language };
  return {
    sentence: attendanceSentence(plot, asked.rows.length > rows.length, words),
    image: await drawAttendance(plot, attendanceAlt(plot, words), log),
    table: attendanceTable(plot, words),
  };
}

async function drawAttendance(
  plot: AttendancePlot,
  alt: string,
  log: Log,
): Promise<ImageBlock | undefined> {
  try {
    const png = await drawPlot(attendanceSpec(columnsOf(plot), plot.sides), ATTENDANCE_SIZE);
    return { tag: 'image', png: Buffer.from(png).toString('base64'), alt };
  } catch (error) {
    // The words beside it say the same.
    log.warn({ error: error instanceof Error ? error.name : typeof error }, 'plot not drawn');
    return undefined;
  }
}

function columnsOf({ rows, language }: AttendancePlot): Column[] {
  const month = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short' });
  return rows.map(({ date, police, local_authority }, index) => {
    const [year = '', , day = ''] = date.split('-');
    const newYear = !rows[index - 1]?.date.startsWith(year);
    const monthName = month.format(new Date(`${date}T00:00:00Z`));
    const label = [String(Number(day)), monthName, ...(newYear ? [year] : [])];
    return { label, police, local_authority };
  });
}
