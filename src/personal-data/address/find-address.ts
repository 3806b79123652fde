import type { Reading } from '../text/reading.ts';
import { outermost, type Span } from '../text/span.ts';
import { besideDwelling } from './address-after-dwelling.ts';
import { compoundStreets } from './dutch-and-german-streets.ts';
import { englishStreets } from './english-streets.ts';
import { frenchStreets } from './french-streets.ts';
import { withPostcode } from './house-number.ts';

/** A Dutch postcode and a house number name one house, without the street. */
const POSTCODE_AND_NUMBER =
  /(?<![\p{L}\p{N}])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?:,? (?:huisnummer|huisnr|nummer|nr|no)\.? ?|, ?| ?- ?| )\d{1,4}[a-z]?(?![\p{L}\p{N}]|[.:,/-]\d)(?! (?:uur|jaar|keer|%))/gu;

/** Streets with a house number, in the forms of the four languages, with the postcode after them. */
export function findAddress(reading: Reading): Span[] {
  const { text } = reading;
  const streets = [
    ...compoundStreets(reading),
    ...englishStreets(text),
    ...frenchStreets(text),
    ...besideDwelling(reading),
  ].map(({ start, end }) => ({ start, end: withPostcode(text, end) }));
  const houses = Array.from(text.matchAll(POSTCODE_AND_NUMBER), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return outermost([...streets, ...houses]);
}
