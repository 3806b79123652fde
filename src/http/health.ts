import type { Express } from 'express';
import { type Degraded, type HealthCheck, NotReady } from '../ports/health.ts';
import { within } from './within.ts';

/**
 * `/healthz`: the process answers. `/readyz`: everything of its own that it needs works; else 503 says what does not, and
 * another replica may do better. What none could do better is said with 200: taking all of them away helps nobody.
 */
export function mountHealth(
  app: Express,
  checks: readonly HealthCheck[],
  degraded: Degraded,
): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    const failing = (await Promise.all(checks.map(failure))).filter((one) => one !== undefined);
    const lacking = degraded().map(({ word }) => word);
    if (failing.length === 0) {
      response.json({ status: 'ready', ...(lacking.length > 0 && { degraded: lacking }) });
    } else response.status(503).json({ status: 'not ready', reasons: failing });
  });
}

/** As PostgreSQL and Node give them: `28P01`, `ECONNREFUSED`. */
const CODE = /^[A-Z0-9_]{3,40}$/;

/** @returns what fails, in words that hold nothing of anybody; nothing if it works. */
async function failure({ name, check }: HealthCheck): Promise<string | undefined> {
  try {
    await within(check());
    return undefined;
  } catch (error) {
    return `${name}: ${wordOf(error)}`;
  }
}

/** The words of an error may hold what somebody typed, a name or an address; whoever asks here proves nothing. */
function wordOf(error: unknown): string {
  if (error instanceof NotReady) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CODE.test(code) ? `fails (${code})` : 'fails';
}
