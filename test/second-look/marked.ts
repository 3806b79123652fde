import { findPersonalData } from '../../src/personal-data/find-personal-data.ts';
import type { FindingKind } from '../../src/personal-data/finding.ts';

/** The parts of a text that are found to be of a kind. */
export function marked(text: string, kind: FindingKind): readonly string[] {
  return findPersonalData(text)
    .filter((finding) => finding.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}
