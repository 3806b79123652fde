import { FRAME_PARTS } from './compose.ts';
import {
  type CrisisText,
  type Frame,
  SHORT_GRAPHEMES,
  SPOKEN_SECONDS,
  VARIANTS,
  type Variant,
} from './message.ts';
import { phrasesOf, unfilledPlaceholders } from './templates.ts';

/** Why a text cannot go to people as it stands. */
export type TextFault =
  | { readonly fault: 'part_empty'; readonly part: keyof Frame }
  | { readonly fault: 'unfilled'; readonly placeholders: readonly string[] }
  | { readonly fault: 'short_too_long'; readonly graphemes: number; readonly most: number }
  | { readonly fault: 'spoken_too_long'; readonly seconds: number; readonly most: number }
  | { readonly fault: 'exercise_unmarked'; readonly variants: readonly Variant[] };

/** All that is wrong with a text, so that it can be said at once. Empty: it may be signed. */
export function textFaults(
  text: CrisisText,
  { exercise }: { readonly exercise: boolean },
): readonly TextFault[] {
  const faults: TextFault[] = FRAME_PARTS.filter((part) => text.frame[part] === '').map((part) => ({
    fault: 'part_empty',
    part,
  }));
  const placeholders = unfilledPlaceholders(VARIANTS.map((one) => text.variants[one]).join('\n'));
  if (placeholders.length > 0) faults.push({ fault: 'unfilled', placeholders });
  const length = graphemes(text.variants.short);
  if (length > SHORT_GRAPHEMES) {
    faults.push({ fault: 'short_too_long', graphemes: length, most: SHORT_GRAPHEMES });
  }
  const seconds = spokenSeconds(text.variants.spoken);
  if (seconds > SPOKEN_SECONDS) {
    faults.push({ fault: 'spoken_too_long', seconds, most: SPOKEN_SECONDS });
  }
  const variants = exercise ? VARIANTS.filter((one) => !saysExercise(text, one)) : [];
  if (variants.length > 0) faults.push({ fault: 'exercise_unmarked', variants });
  return faults;
}

/** Does this form of a text begin with the word that marks an exercise? */
export function saysExercise({ language, variants }: CrisisText, variant: Variant): boolean {
  return variants[variant].startsWith(phrasesOf(language).exercise);
}

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many signs a reader counts: an accent or a flag is one, however many code points it takes. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of SEGMENTER.segment(text)) count += 1;
  return count;
}

/**
 * Reading aloud takes 68 ms a character in each of 14 languages with an alphabet, at 184 words a minute:
 * Trauzettel-Klosinski and Dietz, IOVS 53(9), 2012, doi:10.1167/iovs.11-8284. Here it is 150 words a minute,
 * which listeners call slow and still follow well: Rodero, Text & Talk 32(3), 2012.
 */
const MILLISECONDS_PER_CHARACTER = 68 * (184 / 150);
/** "1" is spoken as "one", "eins" or "один". */
const CHARACTERS_PER_DIGIT = 4;

/** How long it takes to read a text aloud, slowly; whole seconds, rounded up. */
export function spokenSeconds(text: string): number {
  const spoken = text.replaceAll(/\s/gu, '').replaceAll(/\d/g, '0'.repeat(CHARACTERS_PER_DIGIT));
  return Math.ceil((graphemes(spoken) * MILLISECONDS_PER_CHARACTER) / 1_000);
}
