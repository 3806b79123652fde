import { moment, quiet } from '../../cards/blocks.ts';
import type { TextBlock } from '../../cards/card.ts';
import type { Audience } from './context.ts';

/** Of when it is what stands above: what one person alone was shown is not shown anew by itself. */
export function asOf({ words, now }: Pick<Audience, 'words' | 'now'>): TextBlock {
  return quiet(words('as_of'), ' ', moment(now));
}
