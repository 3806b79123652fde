import { expect, it } from 'vitest';
import { parse } from './syntax.ts';
import { toldFaults } from './told-faults.ts';

const found = (text: string) => toldFaults(parse({ path: 'src/some.ts', text }));

it.each([
  'try { a(); } catch (odd) { log.warn({ error: odd.message }, "failed"); }',
  'try { a(); } catch (odd) { const why = odd.message; log.warn({ why }, "failed"); }',
  'try { a(); } catch ({ message }) { log.warn({ message }, "failed"); }',
  'a().catch((odd) => log.warn({ error: odd.stack }, "failed"));',
  'a().catch(({ message: said }) => log.warn({ said }, "failed"));',
  'a().then(b, (odd) => log.warn(odd, "failed"));',
  'const told = odd instanceof Error ? odd.message : "";',
  'deps.log.error({ err: error }, "failed");',
  'deps.log.error({ error }, "failed");',
  'log.error({ ...error }, "failed");',
  'log.error(`failed: $' + '{error}`);',
  'log.error(String(error));',
  'const { message } = error;',
])('finds: %s', (text) => {
  expect(found(text)).toEqual(['src/some.ts:1']);
});

it.each([
  'try { a(); } catch (error) { log.warn({ error: errorName(error) }, "failed"); }',
  'a().catch((error) => log.warn({ code: error.code, error: error.name }, "failed"));',
  'const { message, version } = found; log.info({ message: message.id }, "pushed");',
  'log.warn({ error: "message" }, "failed");',
])('lets pass: %s', (text) => {
  expect(found(text)).toEqual([]);
});
