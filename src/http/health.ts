import type { Express } from 'express';
import type { HealthCheck } from '../ports/health.ts';

const CHECK_MILLISECONDS = 2_000;

/** `/healthz`: the process answers. `/readyz`: everything it needs works, or what does not. */
export function mountHealth(app: Express, checks: readonly HealthCheck[]): void {
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    const failing = (await Promise.all(checks.map(failure))).filter((one) => one !== undefined);
    if (failing.length === 0) response.json({ status: 'ready' });
    else response.status(503).json({ status: 'not ready', reasons: failing });
  });
}

/** @returns what fails, in a sentence; nothing if it works. */
async function failure({ name, check }: HealthCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), CHECK_MILLISECONDS);
  });
  try {
    await Promise.race([check(), late]);
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : 'fails'}`;
  } finally {
    clearTimeout(timer);
  }
}
