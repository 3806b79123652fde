import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Pixels } from './indexed-png.ts';
import { LOOK } from './look.ts';

const require = createRequire(import.meta.url);
const RENDERER = require.resolve('@resvg/resvg-wasm/index_bg.wasm');
const FONT_FILES = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((name) =>
  require.resolve(`dejavu-fonts-ttf/ttf/${name}`),
);

/** Read once, with the first picture. */
const [fontBuffers] = await Promise.all([
  Promise.all(FONT_FILES.map((file) => readFile(file))),
  initWasm(readFile(RENDERER)),
]);

/**
 * Turns an SVG into pixels by resvg as WebAssembly: the same on every machine, with nothing to be built for it.
 * To be imported with the first picture, since it then reads the renderer and the fonts.
 *
 * @param zoom pixels for one unit of the drawing.
 */
export function renderSvg(svg: string, zoom: number): Pixels {
  const font = { fontBuffers, defaultFontFamily: LOOK.font };
  const drawing = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: zoom } });
  const image = drawing.render();
  const { width, height, pixels } = image;
  // Both stand in the renderer's own memory, which no garbage collection sees.
  image.free();
  drawing.free();
  return { width, height, pixels };
}
