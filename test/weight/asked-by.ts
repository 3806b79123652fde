import { readFileSync } from 'node:fs';
import { z } from 'zod';

const LOCK = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
      peerDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type Packages = z.infer<typeof LOCK>['packages'];

/**
 * The shortest way from Tandem to each package of its lock file, by names: who asks for whom.
 *
 * @returns such as `botbuilder` → `['botbuilder']`, `@azure/identity` → `['botbuilder', …, '@azure/identity']`.
 */
export function waysToPackages(lockFile: string): Map<string, readonly string[]> {
  const { packages } = LOCK.parse(JSON.parse(readFileSync(lockFile, 'utf8')));
  const ways = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  let next: { place: string; way: readonly string[] }[] = [{ place: '', way: [] }];
  while (next.length > 0) {
    next = next.flatMap(({ place, way }) =>
      wanted(packages, place).flatMap((name) => {
        const found = placeOf(packages, name, place);
        if (found === undefined || seen.has(found)) return [];
        seen.add(found);
        const longer = [...way, name];
        if (!ways.has(name)) ways.set(name, longer);
        return [{ place: found, way: longer }];
      }),
    );
  }
  return ways;
}

function wanted(packages: Packages, place: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
}

/** Where Node finds it from there: in the nearest `node_modules` above. */
function placeOf(packages: Packages, name: string, from: string): string | undefined {
  for (let above: string | undefined = from; above !== undefined; above = parentOf(above)) {
    const place = `${above}${above === '' ? '' : '/'}node_modules/${name}`;
    if (packages[place]) return place;
  }
  return undefined;
}

function parentOf(place: string): string | undefined {
  if (place === '') return undefined;
  return place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1));
}
