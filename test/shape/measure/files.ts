import type { SourceFile } from '../source-files.ts';

export interface FileLengths {
  median: number;
  p90: number;
  longest: number;
}

export interface FileLength {
  path: string;
  lines: number;
}

/** How many lines each file has, comments and blank lines too; the longest first. */
export function measureLengths(files: readonly SourceFile[]): FileLength[] {
  return files
    .map(({ path, text }) => ({ path, lines: linesIn(text) }))
    .sort((one, other) => other.lines - one.lines);
}

/** Nearest rank: the length that half, or nine tenths, of the files do not pass. */
export function summariseLengths(lengths: readonly FileLength[]): FileLengths {
  const sorted = lengths.map(({ lines }) => lines).sort((one, other) => one - other);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { median: rank(0.5), p90: rank(0.9), longest: rank(1) };
}

/** Lines as `wc -l` counts them, and the last one too if no newline ends it. */
function linesIn(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
