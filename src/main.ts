/** `npm start`. What it starts is imported after the cache is in place, so that it comes from there. */
import { useCompiled, writeCompiled } from './compile-cache.ts';

useCompiled();
const { start } = await import('./start.ts');
await start();
writeCompiled();
