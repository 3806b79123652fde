import type { TopLevelSpec } from 'vega-lite';
import { indexedPng } from './indexed-png.ts';

/** Of the picture for one of the drawing: words stay sharp on dense screens. */
export const PIXELS = 2;

/** In pixels of the drawing, with its padding. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Draws a plot as a PNG, without a page or a canvas. What draws is loaded with the first plot: no start
 * has to wait for it.
 */
export async function drawPlot(spec: TopLevelSpec, size: Size): Promise<Uint8Array> {
  const [{ compile }, { parse, View }, { renderSvg }] = await Promise.all([
    import('vega-lite'),
    import('vega'),
    import('./render-svg.ts'),
  ]);
  const { spec: plot } = compile(spec);
  // Without a canvas the width of a text is a guess: a size that hangs on it would, too.
  const padding = Number(plot.padding ?? 0);
  const [width, height] = [size.width - 2 * padding, size.height - 2 * padding];
  const view = new View(parse({ ...plot, autosize: 'none', width, height }), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return indexedPng(renderSvg(svg, PIXELS));
}
