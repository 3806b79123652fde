/**
 * Loaded before Tandem (`node --import`): at its end writes into the file that `LOADED` names what was loaded, packages by
 * name and ours by path, and every warning.
 */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const PACKAGE = /node_modules\/(?<name>(?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
const loaded = new Set<string>();

registerHooks({
  load(url, context, next) {
    const name = PACKAGE.exec(url)?.groups?.['name'] ?? url.replace(/^.*\/src\//, 'src/');
    if (url.startsWith('file:')) loaded.add(name);
    return next(url, context);
  },
});
process.on('warning', ({ name, message }) => loaded.add(`${name}: ${message}`));
process.on('exit', () => writeFileSync(process.env['LOADED'] ?? 'loaded', [...loaded].join('\n')));
