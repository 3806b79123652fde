import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SIGNALS = 200_000;
const VITEST = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url));
const EVERYTHING = 'test/features/everything-shown.test.ts';

/** What everything costs among 200,000 signals and a million settled deliveries: the last columns of `docs/performance.md`. */
export async function benchLedger(): Promise<number> {
  const words = [VITEST, 'run', '--mode', 'cost', EVERYTHING, '-t', 'costs'];
  const env = { ...process.env, TANDEM_COST_SIGNALS: String(SIGNALS) };
  const [code] = await once(spawn(process.execPath, words, { env, stdio: 'inherit' }), 'exit');
  return Number(code);
}
