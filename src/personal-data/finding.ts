/** What the second look can point at. The order is that in which findings are counted. */
export const FINDING_KINDS = [
  'name_with_detail',
  'phone',
  'email',
  'address',
  'plate',
  'national_number',
  'birth_date',
  'origin_or_religion',
] as const;

/** One of the kinds of personal data. */
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A place in a text that seems to hold something about an identifiable person. */
export interface Finding {
  readonly kind: FindingKind;
  /** Offset of the first UTF-16 unit. */
  readonly start: number;
  /** Offset just after the last UTF-16 unit. */
  readonly end: number;
}
