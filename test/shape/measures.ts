import type ts from 'typescript';
import { type Baseline, readBaselines, withoutTables } from './baseline.ts';
import * as limits from './limits.ts';
import type { Arrows } from './measure/arrows.ts';
import { type Escape, findEscapes } from './measure/casts.ts';
import { undocumentedFunctions } from './measure/docs.ts';
import { measureLengths, summariseLengths } from './measure/files.ts';
import { crowdedFolders } from './measure/folders.ts';
import { longFunctions } from './measure/functions.ts';
import { addLines, countLines, type LineCount } from './measure/lines.ts';
import { parse } from './measure/syntax.ts';
import { toldFaults } from './measure/told-faults.ts';
import { atMost, inWords, type Measure, told } from './report.ts';
import { isCode, isTest, type SourceFile } from './source-files.ts';

export interface Repository {
  src: readonly SourceFile[];
  test: readonly SourceFile[];
  arrows: Arrows;
}

/** Every measure of the table. `isVerbose` names each exported function without TSDoc and each cast. */
export function measureAll({ src, test, arrows }: Repository, isVerbose: boolean): Measure[] {
  const code = src.filter(({ path }) => isCode(path));
  const trees = code.map(parse);
  const lines = addLines(trees.map(countLines));
  return [
    folders(
      'src',
      src.map(({ path }) => path).filter((path) => !isTest(path)),
    ),
    folders(
      'test',
      test.map(({ path }) => path),
    ),
    ...lengths(code),
    functions(trees),
    atMost('cycles of imports', arrows.cycles.length, limits.CYCLES, arrows.cycles),
    atMost(
      `imports against the arrows, in ${inWords(arrows.modules)} modules`,
      arrows.forbidden.length,
      limits.FORBIDDEN_IMPORTS,
      arrows.forbidden,
    ),
    commentShare(lines),
    undocumented(trees, isVerbose),
    ...escapes(trees, isVerbose),
    wordsOfFaults(trees),
    ...fall(lines),
  ];
}

function folders(root: string, paths: readonly string[]): Measure {
  const crowded = crowdedFolders(paths, limits.FILES_IN_FOLDER);
  const names = crowded.map(({ path, files }) => `${path}: ${files} files`);
  return atMost(
    `folders of ${root}/ over ${limits.FILES_IN_FOLDER} files`,
    crowded.length,
    0,
    names,
  );
}

function lengths(code: readonly SourceFile[]): Measure[] {
  const measured = measureLengths(code);
  const { median, p90, longest } = summariseLengths(measured);
  const tooLong = measured
    .filter(({ lines }) => lines > limits.LONGEST_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
  return [
    atMost(`lines a file, median of ${inWords(code.length)}`, median, limits.MEDIAN_LINES),
    atMost('lines a file, nine of ten', p90, limits.P90_LINES),
    atMost('lines a file, longest', longest, limits.LONGEST_LINES, tooLong),
  ];
}

/** An exception that nothing needs any more is a fault as well. */
function functions(trees: readonly ts.SourceFile[]): Measure {
  const found = trees.flatMap((tree) => longFunctions(tree, limits.FUNCTION_LINES));
  const excused = Object.keys(limits.LONG_FUNCTIONS);
  const offenders = [
    ...found
      .filter(({ name }) => !excused.includes(name))
      .map(({ name, place, lines }) => `${place} ${name}: ${lines} lines`),
    ...excused
      .filter((excuse) => !found.some(({ name }) => name === excuse))
      .map((name) => `${name}: excused in limits.ts, and not long`),
  ];
  const name = `functions over ${limits.FUNCTION_LINES} lines, ${excused.length} excused`;
  return atMost(name, offenders.length, 0, offenders);
}

function commentShare({ code, comments }: LineCount): Measure {
  const { least, most } = limits.COMMENT_SHARE_PERCENT;
  const percent = (100 * comments) / (code + comments);
  const verdict = percent < least ? 'under' : percent > most ? 'over' : 'ok';
  const value = `${percent.toFixed(1)} %`;
  return { name: 'comment lines', value, limit: `${least} to ${most} %`, verdict };
}

function undocumented(trees: readonly ts.SourceFile[], isVerbose: boolean): Measure {
  const found = trees
    .filter(({ fileName }) =>
      limits.DOCUMENTED_FOLDERS.some((folder) => fileName.startsWith(`${folder}/`)),
    )
    .flatMap(undocumentedFunctions);
  const name = 'exported functions without TSDoc';
  return atMost(name, found.length, limits.UNDOCUMENTED_FUNCTIONS, isVerbose ? found : []);
}

/** Scripts of the practice room's page run in a browser, and log nothing. */
function wordsOfFaults(trees: readonly ts.SourceFile[]): Measure {
  const found = trees
    .filter(({ fileName }) => fileName.endsWith('.ts'))
    .map((tree) => ({ path: tree.fileName, places: toldFaults(tree) }))
    .filter(({ places }) => places.length > 0);
  const excused = Object.keys(limits.TOLD_FAULTS);
  const offenders = [
    ...found.filter(({ path }) => !excused.includes(path)).flatMap(({ places }) => places),
    ...excused
      .filter((excuse) => !found.some(({ path }) => path === excuse))
      .map((path) => `${path}: excused in limits.ts, and reads none`),
  ];
  const name = `words of errors read, ${excused.length} files excused`;
  return atMost(name, offenders.length, 0, offenders);
}

const ESCAPE_NAMES: Readonly<Record<Escape, string>> = {
  any: 'any',
  as: 'casts: x as Y',
  angle: 'casts: <Y>x',
  'non-null': 'casts: x!',
  jsdoc: 'casts in JavaScript: /** @type {Y} */ (x)',
};

function escapes(trees: readonly ts.SourceFile[], isVerbose: boolean): Measure[] {
  const found = Map.groupBy(trees.flatMap(findEscapes), ({ kind }) => kind);
  return (['any', 'as', 'angle', 'non-null', 'jsdoc'] as const).map((kind) => {
    const places = (found.get(kind) ?? []).map(({ place }) => place);
    const limit = limits.TYPE_ESCAPES[kind];
    const isListed = isVerbose || places.length > limit;
    return atMost(ESCAPE_NAMES[kind], places.length, limit, isListed ? places : []);
  });
}

function fall(now: LineCount): Measure[] {
  const { before, after } = readBaselines();
  const fell = withoutTables(before) - withoutTables(after);
  const line = ({ commit }: Baseline, when: string) =>
    `${when}, commit ${commit.slice(0, 7)}, tables apart`;
  return [
    told('lines of code', now.code),
    told('  of which imports', now.imports),
    told('  of which literal tables', now.tables),
    told(line(before, 'before the rearrangement'), withoutTables(before)),
    told(line(after, 'after it'), withoutTables(after)),
    told('now, tables apart', withoutTables(now)),
    {
      name: 'fell by, from before to after',
      value: inWords(fell),
      limit: `at least ${inWords(limits.MINIMUM_FALL)}`,
      verdict: fell < limits.MINIMUM_FALL ? 'under' : 'ok',
    },
  ];
}
