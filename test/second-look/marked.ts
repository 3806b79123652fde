import type { FindingKind } from '../../src/bot/second-look/finding.ts';
import { lookAgain } from '../../src/bot/second-look/look-again.ts';

/** The parts of a text that are found to be of a kind. */
export function marked(text: string, kind: FindingKind): readonly string[] {
  return lookAgain(text)
    .filter((finding) => finding.kind === kind)
    .map(({ start, end }) => text.slice(start, end));
}
