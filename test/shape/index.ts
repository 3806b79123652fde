import { parseArgs } from 'node:util';
import { measureBaseline, readBaselines } from './baseline.ts';
import { measureArrows } from './measure/arrows.ts';
import { measureAll } from './measures.ts';
import { asTable, isBeyond } from './report.ts';
import { readWorkingTree } from './source-files.ts';

/**
 * `npm run shape`: how large, how deep and how plain the code is, against `limits.ts`.
 * `npm run shape -- --verbose` names every exported function without TSDoc and every cast.
 * `npm run shape -- --baseline COMMIT` measures the lines of a commit anew, as in `baseline.json`.
 */

const { values } = parseArgs({
  options: { baseline: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});

if (values.baseline === undefined) await printShape(values.verbose);
else printBaseline(values.baseline);

async function printShape(isVerbose: boolean): Promise<void> {
  const arrows = await measureArrows();
  const repository = { src: readWorkingTree('src'), test: readWorkingTree('test'), arrows };
  const measures = measureAll(repository, isVerbose);
  console.log(asTable(measures));
  const beyond = measures.filter(isBeyond);
  if (beyond.length === 0) return;
  console.error(`\nBeyond their limits: ${beyond.map(({ name }) => name.trim()).join('; ')}.`);
  process.exitCode = 1;
}

function printBaseline(commit: string): void {
  const measured = measureBaseline(commit);
  console.log(JSON.stringify(measured, undefined, 2));
  const kept = Object.values(readBaselines()).find((one) => one.commit === measured.commit);
  if (!kept) return;
  const isSame = JSON.stringify(kept) === JSON.stringify(measured);
  console.log(isSame ? 'baseline.json says the same.' : 'baseline.json says otherwise.');
  if (!isSame) process.exitCode = 1;
}
