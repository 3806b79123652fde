import { wordList } from './word-list.ts';

/** Names of the months, in full and shortened, in Dutch, German, French and English. */
const FULL = wordList(`
januari februari maart april mei juni juli augustus september oktober november december
januar jänner februar märz mai august dezember
janvier février fevrier mars avril juin juillet août aout septembre octobre novembre décembre decembre
january february march may june july october
`);

const SHORT = wordList(`
jan feb mrt apr jun jul aug sep sept okt oct nov dec dez mär mar
janv févr fév avr juil déc
`);

export const MONTH_NAMES: ReadonlySet<string> = new Set(FULL);

/** Longest first, so that an alternation never stops at "jan" in "januari". */
export const MONTH_ALTERNATION = [...new Set([...FULL, ...SHORT])]
  .sort((one, other) => other.length - one.length)
  .join('|');
