import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readPdf } from '../support/files/pdf-text.ts';
import { readPng } from '../support/files/read-png.ts';
import { bareEnvironment, newFolder, startProcess } from '../support/process.ts';
import { LIMIT_MEGABYTES } from '../weight/limits.ts';
import { installForProduction } from '../weight/production-install.ts';
import { megabytes, weigh } from '../weight/weigh.ts';

const PRINT_AND_PLOT = fileURLToPath(new URL('print-and-plot.ts', import.meta.url));
const MADE = z.object({ png: z.base64(), pdf: z.base64() });
const INSTALL_MILLISECONDS = 300_000;

describe('a production install without development and optional packages', () => {
  let folder: string;
  beforeAll(() => {
    folder = installForProduction({ node: false });
  }, INSTALL_MILLISECONDS);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is no heavier than it may be, and has nothing in it that only development needs', () => {
    const { total, packages } = weigh(join(folder, 'node_modules'));
    expect(megabytes(total)).toBeLessThanOrEqual(LIMIT_MEGABYTES.withoutNode);
    const names = packages.map(([name]) => name);
    expect(names).toContain('@prisma/client');
    for (const name of ['prisma', 'prisma-generator', 'typescript', 'react', 'effect', 'vitest']) {
      expect(names).not.toContain(name);
    }
  });

  it('starts on an embedded database, with the practice room', async () => {
    expect(existsSync(join(folder, 'src/storage/generated/embedded-snapshot.tar.gz'))).toBe(true);
    const tandem = await startProcess({ DATA_DIR: newFolder() }, join(folder, 'src/main.ts'));
    expect((await fetch(tandem.address)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${tandem.port}/readyz`)).status).toBe(200);
    expect(await tandem.stop()).toBe(0);
  });

  it('draws a plot, prints a PDF, and has all that both platforms load', async () => {
    const printed = execFileSync(process.execPath, [PRINT_AND_PLOT, folder], {
      cwd: folder,
      env: bareEnvironment(),
      maxBuffer: 16 * 2 ** 20,
    });
    const made = MADE.parse(JSON.parse(printed.toString()));
    const picture = readPng(Buffer.from(made.png, 'base64'));
    expect(picture).toMatchObject({ width: 720, height: 536 });
    expect(picture.count('424a5a')).toBeGreaterThan(1_000);
    expect((await readPdf(Buffer.from(made.pdf, 'base64'))).text).toContain('Київ, Θεσσαλονίκη');
  });
});
