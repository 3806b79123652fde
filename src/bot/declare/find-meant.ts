import { referencesMeant, referenceYear, type Series } from '../../domain/reference.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Transaction } from './transaction.ts';

/** A record that is called by a reference. */
interface Referenced {
  readonly reference: string;
}

/**
 * The record that somebody means by its reference, or by its number alone: this year's, else the last's.
 *
 * @param typed as people type it.
 * @param find what there is under a reference, if this member may see it.
 * @returns nothing if there is none.
 * @throws Refusal `which_reference` if a number is one of both years: it is asked, and never guessed.
 */
export async function findMeant<Found extends Referenced>(
  { partnership, now }: Pick<Transaction, 'partnership' | 'now'>,
  typed: string,
  series: Series,
  find: (reference: string) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const found: Found[] = [];
  for (const reference of referencesMeant(
    typed,
    series,
    referenceYear(now, partnership.timeZone),
  )) {
    const one = await find(reference);
    if (one) found.push(one);
  }
  const [first, second] = found;
  if (first && second) {
    const between = { first: first.reference, second: second.reference };
    throw new Refusal('which_reference', { typed: typed.trim(), ...between });
  }
  return first;
}
