/**
 * How plots look. One look for light and dark surroundings, since a platform does not tell in which a
 * reader is: an opaque ground, on which words stand out by 7:1 at least. No blue, amber or red: they
 * say press, overdue and danger.
 */
export const LOOK = {
  ground: '#f4f5f7',
  ink: '#1b1e24',
  slate: '#49505b',
  line: '#dcdfe5',
  /** The two sides: equally dark, and told apart by where they stand as well. */
  police: '#414b5c',
  local_authority: '#1f6b62',
  /** As its file names itself; `draw.ts` hands in the file. */
  font: 'DejaVu Sans Condensed',
} as const;
