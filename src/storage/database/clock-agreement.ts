/** A clock that was put counts once it has stood so for this long: a slip of a hand is mended sooner. */
const AGREEMENT_MILLISECONDS = 60_000;
/** By less, a clock is corrected in passing, as time servers do. */
const STEP_MILLISECONDS = 1_000;

/** @returns what counts of what was measured: how far a clock is ahead, and when that was, both in milliseconds. */
export type Agreement = (measured: number, at: number) => number;

/** Believes small corrections at once, and a step once everything measured for 60 s agrees on it. */
export function createAgreement(first: number): Agreement {
  let believed = first;
  let claimed: { readonly measured: number; readonly since: number } | undefined;
  const agrees = (one: number, other: number) => Math.abs(one - other) <= STEP_MILLISECONDS;
  return (measured, at) => {
    if (agrees(measured, believed)) {
      claimed = undefined;
      believed = measured;
    } else if (!claimed || !agrees(measured, claimed.measured)) {
      claimed = { measured, since: at };
    } else if (at - claimed.since >= AGREEMENT_MILLISECONDS) {
      claimed = undefined;
      believed = measured;
    }
    return believed;
  };
}
