/** `npm run icons`: draws the two icons of the Teams app anew from their one source. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, openBrowser } from '../support/chromium.ts';

const FOLDER = new URL('../../manifests/teams/', import.meta.url);
const source = readFileSync(new URL('icon.svg', FOLDER), 'utf8');

/** Teams asks for white on nothing, close to the edge. */
const OUTLINE = source
  .replace('viewBox="0 0 192 192"', 'viewBox="26 26 140 140"')
  .replace(/<rect class="ground".*\/>/, '')
  .replaceAll(/(class="(?:left|right)" stroke)="#[0-9a-f]{6}"/g, '$1="#ffffff"');

const browser = await openBrowser(await findChromium());
await draw('color.png', source, 192);
await draw('outline.png', OUTLINE, 32);
await browser.close();

async function draw(name: string, svg: string, size: number): Promise<void> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: fileURLToPath(new URL(name, FOLDER)), omitBackground: true });
  await page.close();
}
