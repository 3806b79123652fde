import type { Reading } from '../text/reading.ts';
import { outermost, type Span, spansOf } from '../text/span.ts';
import { addressesAfterDwelling } from './address-after-dwelling.ts';
import { dutchAndGermanStreets } from './dutch-and-german-streets.ts';
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
    ...dutchAndGermanStreets(reading),
    ...englishStreets(text),
    ...frenchStreets(text),
    ...addressesAfterDwelling(reading),
  ].map(({ start, end }) => ({ start, end: withPostcode(text, end) }));
  return outermost([...streets, ...spansOf(text, POSTCODE_AND_NUMBER)]);
}
