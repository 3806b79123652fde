import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addLines, countLines, type LineCount } from './measure/lines.ts';
import { parse } from './measure/syntax.ts';
import { hashOf, isCode, readCommit } from './source-files.ts';

/** Lines of src/ as they were on a commit. */
const baselineSchema = z.object({
  commit: z.string(),
  code: z.int(),
  comments: z.int(),
  imports: z.int(),
  tables: z.int(),
});
export type Baseline = z.infer<typeof baselineSchema>;

/** The commits before and after the rooms were rearranged, as they were measured: what came later adds lines again. */
export function readBaselines(): { readonly before: Baseline; readonly after: Baseline } {
  const file = new URL('baseline.json', import.meta.url);
  const both = z.object({ before: baselineSchema, after: baselineSchema });
  return both.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Measures any commit anew, in the same way. */
export function measureBaseline(commit: string): Baseline {
  const files = readCommit(commit, 'src').filter(({ path }) => isCode(path));
  return { commit: hashOf(commit), ...addLines(files.map((file) => countLines(parse(file)))) };
}

/** Lines that could not as well lie in a data file. */
export function withoutTables({ code, tables }: LineCount): number {
  return code - tables;
}
