import { join } from 'node:path';
import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ROOT } from '../source-files.ts';

export interface Arrows {
  modules: number;
  /** Each cycle once, whichever of its modules it was found from. */
  cycles: string[];
  /** Imports that `.dependency-cruiser.cjs` forbids. */
  forbidden: string[];
}

/**
 * The imports of src/ held against `.dependency-cruiser.cjs`.
 *
 * @throws Error if no module was found, since then no rule was held against anything
 */
export async function measureArrows(): Promise<Arrows> {
  const { output } = await cruise(
    ['src'],
    { ...(await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.cjs'))), baseDir: ROOT },
    undefined,
    { tsConfig: extractTsConfig(join(ROOT, 'tsconfig.json')) },
  );
  if (typeof output === 'string' || output.summary.totalCruised === 0) {
    throw new Error('No module of src/ was found to hold against the arrows.');
  }
  return { modules: output.summary.totalCruised, ...sortViolations(output) };
}

function sortViolations({ summary }: ICruiseResult): Pick<Arrows, 'cycles' | 'forbidden'> {
  const cycles = new Map<string, string>();
  const forbidden: string[] = [];
  for (const violation of summary.violations) {
    const ring = violation.cycle?.map(({ name }) => name);
    if (ring) cycles.set([...ring].sort().join(), ring.join(' → '));
    else forbidden.push(asText(violation));
  }
  return { cycles: [...cycles.values()], forbidden };
}

function asText({ from, to, rule }: IViolation): string {
  return `${from} → ${to} (${rule.name})`;
}
