import type { FactsBlock, ImageBlock } from '../../cards/card.ts';
import type { AttendanceRow } from '../../domain/meeting/attendance.ts';
import type { Side } from '../../domain/people/side.ts';

/** What a plot of attendance shows. */
export interface AttendancePlot {
  /** Oldest first. The last twelve are shown. */
  readonly rows: readonly AttendanceRow[];
  /** The organisations of each side by name, as one phrase. */
  readonly sides: Readonly<Record<Side, string>>;
  /** BCP 47 tag of who looks at it. */
  readonly language: string;
}

/** A plot in the order in which it is read. */
export interface Plot {
  /** What one sees. */
  readonly sentence: string;
  /** Nothing where it could not be drawn: the words beside it say the same. */
  readonly image: ImageBlock | undefined;
  /** The numbers behind it, the newest first. */
  readonly table: FactsBlock;
}

/** Draws plots. Asked again for the same one, it does not draw it again. */
export interface Plotter {
  /** @returns nothing before the first meeting. */
  attendance(asked: AttendancePlot): Promise<Plot | undefined>;
}
