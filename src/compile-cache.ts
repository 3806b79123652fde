import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** In the installation itself, where nobody else may write: what lies there is run. */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/compiled/', import.meta.url));

/**
 * Lets Node keep what it compiled of each module, for the next start. `NODE_COMPILE_CACHE` names another folder. Where nothing can be
 * written, what lies there is read all the same, and what is missing is compiled at each start.
 * https://nodejs.org/api/module.html#module-compile-cache
 */
export function useCompiled(folder = FOLDER): void {
  enableCompileCache(process.env['NODE_COMPILE_CACHE'] ?? folder);
}

/** Writes at once what Node would write at the end of the process, which may be killed. */
export function writeCompiled(): void {
  flushCompileCache();
}
