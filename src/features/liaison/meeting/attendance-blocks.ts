import type { Turn } from '../../../bot/turn.ts';
import { heading, line } from '../../../cards/blocks.ts';
import type { Block } from '../../../cards/card.ts';
import { attendanceOverTime } from '../../../domain/meeting/attendance.ts';
import type { Meeting } from '../../../domain/meeting/meeting.ts';
import type { Plot } from '../../../ports/files/plotter.ts';

/** How many of each side were at each meeting of a series: drawn, and in words. */
export async function attendanceBlocks(
  meetings: readonly Meeting[],
  turn: Turn,
): Promise<readonly Block[]> {
  const plot = await attendancePlot(meetings, turn);
  if (!plot) return [];
  return [heading(turn.words('liaison.attendance.title')), ...seen(plot), plot.table];
}

/** The same at a glance: without the numbers, which the picture has too. */
export async function attendanceGlance(
  meetings: readonly Meeting[],
  turn: Turn,
): Promise<readonly Block[]> {
  const plot = await attendancePlot(meetings, turn);
  return plot ? seen(plot) : [];
}

function attendancePlot(
  meetings: readonly Meeting[],
  { sides, member: { language }, plotter }: Turn,
): Promise<Plot | undefined> {
  return plotter.attendance({ rows: attendanceOverTime(meetings), sides, language });
}

function seen({ sentence, image }: Plot): Block[] {
  return [line(sentence), ...(image ? [image] : [])];
}
