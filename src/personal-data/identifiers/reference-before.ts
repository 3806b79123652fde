import { alternation } from '../words/word-sets.ts';
import { REFERENCES } from '../words/words.ts';

const REFERENCE_BEFORE = new RegExp(
  String.raw`(?:${alternation(REFERENCES)})(?:nummer|nr|number|no)?(?:\s(?:number|no|nummer|nr|numéro))?(?:\s(?:is|ist|est|van|with|met|mit))?[.:#\s°]{0,4}$`,
  'iu',
);
/** Longer than anything that the pattern takes, in characters. */
const REACH = 40;

/** Whether the words before an offset say that what stands there is an order, a case, a room or the like. */
export function isReferenceBefore(text: string, offset: number): boolean {
  return REFERENCE_BEFORE.test(text.slice(Math.max(0, offset - REACH), offset));
}
