import type { TopLevelSpec } from 'vega-lite';
import { SIDES, type Side } from '../../domain/people/side.ts';
import { LOOK } from './look.ts';

/** One meeting as it is drawn. */
export interface Column extends Readonly<Record<Side, number>> {
  /** Its date, line by line: the day, the month, and the year where it changes. */
  readonly label: readonly string[];
}

type Row = Extract<TopLevelSpec, { vconcat: unknown }>['vconcat'][number];

/** In pixels of the drawing, of which the picture has several for one. */
const WIDTH = 344;
const NAME_HEIGHT = 22;
const SIDE_HEIGHT = 80;
const DATES_HEIGHT = 48;
const HEIGHT = 2 * NAME_HEIGHT + 2 * SIDE_HEIGHT + DATES_HEIGHT;
const PADDING = 8;
/** Room for a number beyond the tallest column. */
const NUMBER_ROOM = 16;
/** No column is wider, however few there are. */
const MOST_COLUMN_WIDTH = 26;
/** One person is one and the same height up to so many. */
const LEAST_SCALE = 4;
/** So much of a name fits into a line; the words beside the picture have it whole. */
const NAME_CHARACTERS = 46;

export const ATTENDANCE_SIZE = { width: WIDTH + 2 * PADDING, height: HEIGHT + 2 * PADDING };

const WHEN = { field: 'index', type: 'ordinal', axis: null } as const;

/**
 * Both sides from one line of dates: the police above, the local authority below, on one scale, so that neither
 * looks greater and a gap is seen. Every column carries its number; no colour has to be told apart.
 */
export function attendanceSpec(
  columns: readonly Column[],
  names: Readonly<Record<Side, string>>,
): TopLevelSpec {
  const most = Math.max(
    LEAST_SCALE,
    ...columns.flatMap((column) => SIDES.map((side) => column[side])),
  );
  const width = Math.min(MOST_COLUMN_WIDTH, (WIDTH / columns.length) * 0.7);
  return {
    background: LOOK.ground,
    padding: PADDING,
    spacing: 0,
    data: { values: columns.map((column, index) => ({ ...column, index })) },
    vconcat: [
      nameRow('police', names.police),
      sideRow('police', most, width),
      datesRow(),
      sideRow('local_authority', most, width),
      nameRow('local_authority', names.local_authority),
    ],
    resolve: { scale: { x: 'shared' } },
    config: { font: LOOK.font, view: { stroke: null } },
  };
}

function nameRow(side: Side, name: string): Row {
  const short = name.length > NAME_CHARACTERS ? `${name.slice(0, NAME_CHARACTERS - 1)}…` : name;
  const type = 'text' as const;
  const look = { color: LOOK.ink, fontSize: 13, fontWeight: 'bold', align: 'left' } as const;
  const baseline = side === 'police' ? 'top' : 'bottom';
  const y = side === 'police' ? 2 : NAME_HEIGHT - 2;
  return {
    width: WIDTH,
    height: NAME_HEIGHT,
    data: { values: [{ name: short }] },
    mark: { type, ...look, baseline, x: 0, y },
    encoding: { text: { field: 'name' } },
  };
}

/** The columns of one side, away from the dates. */
function sideRow(side: Side, most: number, width: number): Row {
  const up = side === 'police';
  const range = up ? [SIDE_HEIGHT, NUMBER_ROOM] : [0, SIDE_HEIGHT - NUMBER_ROOM];
  const scale = { domain: [0, most], range };
  const far = { field: side, type: 'quantitative', axis: null, scale } as const;
  const place = up
    ? ({ baseline: 'bottom', dy: -2 } as const)
    : ({ baseline: 'top', dy: 3 } as const);
  const number = { color: LOOK.ink, fontWeight: 'bold', fontSize: 12, ...place } as const;
  return {
    width: WIDTH,
    height: SIDE_HEIGHT,
    layer: [
      { mark: { type: 'bar', width, color: LOOK[side] }, encoding: { x: WHEN, y: far } },
      {
        mark: { type: 'text', ...number },
        encoding: { x: WHEN, y: far, text: { field: side } },
      },
    ],
  };
}

function datesRow(): Row {
  const label = { color: LOOK.slate, fontSize: 11, lineHeight: 13, baseline: 'top' } as const;
  return {
    width: WIDTH,
    height: DATES_HEIGHT,
    layer: [
      { mark: { type: 'rule', color: LOOK.line }, encoding: { y: { value: 0 } } },
      { mark: { type: 'rule', color: LOOK.line }, encoding: { y: { value: DATES_HEIGHT } } },
      {
        mark: { type: 'text', ...label },
        encoding: { x: WHEN, y: { value: 5 }, text: { field: 'label' } },
      },
    ],
  };
}
