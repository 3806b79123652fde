import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate, setupLambdaEnvironment } from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

const INSTALLED = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Finds a Chromium: the machine's, or the one that comes inside an npm package, with the
 * libraries that a bare machine lacks unpacked beside it.
 */
export async function findChromium(): Promise<string> {
  if (existsSync(INSTALLED)) return INSTALLED;
  useLibraries();
  const packed = fileURLToPath(
    new URL('../../node_modules/@sparticuz/chromium/bin/', import.meta.url),
  );
  await inflate(join(packed, 'al2023.tar.br'));
  return chromium.executablePath();
}

export async function openBrowser(executablePath: string): Promise<Browser> {
  if (executablePath !== INSTALLED) useLibraries();
  return playwright.launch({ executablePath, args: FLAGS });
}

function useLibraries(): void {
  setupLambdaEnvironment(join(tmpdir(), 'al2023', 'lib'));
}
