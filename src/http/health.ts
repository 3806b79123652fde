import type { Express } from 'express';
import type { Degraded, HealthCheck } from '../ports/health.ts';
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

/** @returns what fails, in a sentence; nothing if it works. */
async function failure({ name, check }: HealthCheck): Promise<string | undefined> {
  try {
    await within(check());
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : 'fails'}`;
  }
}
