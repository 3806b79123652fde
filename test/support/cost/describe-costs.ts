import { beforeAll, describe, expect, it } from 'vitest';
import {
  EXCUSED_ROWS,
  EXCUSED_SCANS,
  growing,
  MOST_ROWS,
  NOT_REACHED,
  unknownExcuses,
} from './excuses.ts';
import { IS_COUNTED, IS_LARGE, IS_WRITTEN, LONGEST_MILLISECONDS } from './mode.ts';
import { allNames } from './names.ts';
import { type Allowed, readLines, writeLarge, writeLines } from './page.ts';
import { playAll } from './play.ts';
import type { CostStage } from './stage.ts';

/** Does everything that there is, and holds what it took against `docs/performance.md`; or writes that anew. */
export function describeCosts(stageOf: () => CostStage | undefined): void {
  describe.skipIf(!IS_COUNTED)('costs no more than is written in docs/performance.md', () => {
    let costs: CostStage['book'];
    let lines: ReadonlyMap<string, Allowed>;

    beforeAll(async () => {
      const stage = stageOf();
      if (!stage) throw new Error('Nothing is counted.');
      await playAll(stage);
      costs = stage.book;
      if (IS_WRITTEN && IS_LARGE) writeLarge(costs);
      else if (IS_WRITTEN) writeLines(costs);
      lines = readLines();
    }, LONGEST_MILLISECONDS);

    it('and each thing that there is has its line, or is excused by its name; npm run cost writes them', () => {
      const done = allNames().filter((name) => costs.get(name)?.done);
      const notDone = allNames().filter((name) => !done.includes(name));
      expect(notDone.toSorted()).toEqual(Object.keys(NOT_REACHED).toSorted());
      expect(done.filter((name) => !lines.has(name))).toEqual([]);
    });

    it('and each line and each excuse is about something that there is', () => {
      expect(unknownExcuses()).toEqual([]);
      expect([...lines.keys()].filter((name) => !costs.get(name)?.done)).toEqual([]);
    });

    it.skipIf(IS_LARGE)('in statements and rows', () => {
      const dearer = [...costs].flatMap(([name, cost]) => {
        const line = lines.get(name);
        const most = line && { ...line, rows: slack(line.rows) };
        // Blocks hang on when the server cleans up what was changed: they are shown, and not held.
        const measures = ['statements', 'rows'] as const;
        const over = measures.filter((one) => most && cost.done && cost[one] > most[one]);
        return over.map((one) => `${name}: ${cost[one]} ${one}, of ${most?.[one]}`);
      });
      expect(dearer).toEqual([]);
    });

    it('and reads no table whole that grows', () => {
      const whole = [...costs].flatMap(([name, { scans }]) =>
        growing(scans)
          .filter((table) => EXCUSED_SCANS[table]?.[name] === undefined)
          .map((table) => `${name}: ${table}`),
      );
      if (!IS_LARGE) expect(whole).toEqual([]);
    });

    it('and reads few rows beside those that it shows', () => {
      const many = [...costs].filter(([, { rows }]) => rows > MOST_ROWS).map(([name]) => name);
      if (!IS_LARGE) expect(many.filter((name) => !(name in EXCUSED_ROWS))).toEqual([]);
    });
  });
}

/** Which of several records comes first is chance, and so is whether what is joined is looked up row by row. */
function slack(most: number): number {
  return most * 2 + 50;
}
