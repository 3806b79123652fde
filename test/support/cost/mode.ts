import { inject } from 'vitest';

/** Blocks and rows are told by PostgreSQL. */
export const IS_COUNTED = inject('postgres') !== null;
/** Whether what is counted is written down, or held against what is written. */
export const IS_WRITTEN = process.env['TANDEM_COST'] === '1';
/** Among how many signals. */
export const SIGNALS = Number(process.env['TANDEM_COST_SIGNALS'] ?? 1_000);
/** From here on the server chooses its plans as it does after years of work. */
export const IS_LARGE = SIGNALS >= 100_000;
/** Some six hundred answers; among many signals, on a busy machine. */
export const LONGEST_MILLISECONDS = IS_WRITTEN ? 3_600_000 : 240_000;
