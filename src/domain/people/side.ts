/** The two sides that sign: police and local authority. */
export const SIDES = ['police', 'local_authority'] as const;
export type Side = (typeof SIDES)[number];

/** The same of each side. */
export function perSide<T>(of: (side: Side) => T): Readonly<Record<Side, T>> {
  return { police: of('police'), local_authority: of('local_authority') };
}

/** The part an organisation plays: one of the two sides, or a partner on neither. */
export const PARTS = [...SIDES, 'partner'] as const;
export type Part = (typeof PARTS)[number];

/** Whether an organisation plays the part of one of the two sides, which sign and decide; a partner does neither. */
export function isSide(part: Part): part is Side {
  return part !== 'partner';
}

/** Who is in charge: one side, or both with a contact each. */
export const LEAD_MODES = ['police', 'local_authority', 'joint'] as const;
export type LeadMode = (typeof LEAD_MODES)[number];
