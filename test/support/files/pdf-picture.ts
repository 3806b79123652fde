import { fileURLToPath } from 'node:url';
import { findChromium, openBrowser } from '../chromium.ts';

const PDFJS = fileURLToPath(import.meta.resolve('unpdf/pdfjs'));
/** Served from memory; no such machine is asked. */
const ORIGIN = 'http://picture.test';
/** A test runner rewrites an `import()` within a function that is handed over, so the page does it. */
const PAGE = `<!doctype html><title>Picture</title><script type="module">
  import { getDocument } from './pdfjs.mjs';
  window.getDocument = getDocument;
</script>`;

/** The first page of a PDF as people see it. */
export interface PdfPicture {
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each point. */
  readonly points: Uint8ClampedArray;
  readonly png: Buffer;
}

/**
 * Draws the first page of each PDF in a browser, with PDF.js.
 *
 * @param scale points of the picture a point of the page.
 */
export async function drawPdfs(
  files: readonly Uint8Array[],
  scale = 1.5,
): Promise<readonly PdfPicture[]> {
  const browser = await openBrowser(await findChromium());
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('/pdfjs.mjs')
        ? route.fulfill({ path: PDFJS, contentType: 'text/javascript' })
        : route.fulfill({
            body: PAGE,
            contentType: 'text/html',
          }),
    );
    await page.goto(`${ORIGIN}/`);
    const pictures: PdfPicture[] = [];
    for (const file of files) {
      const pdf = Buffer.from(file).toString('base64');
      const drawn = await page.evaluate(drawInPage, { pdf, scale });
      const { pages, width, height, points, png } = drawn;
      pictures.push({
        pages,
        width,
        height,
        points: new Uint8ClampedArray(Buffer.from(points, 'base64')),
        png: Buffer.from(png, 'base64'),
      });
    }
    return pictures;
  } finally {
    await browser.close();
  }
}

/** Runs in the browser: nothing from outside is known here. */
async function drawInPage(given: { pdf: string; scale: number }) {
  const { getDocument } = window as unknown as Pick<typeof import('unpdf/pdfjs'), 'getDocument'>;
  const data = Uint8Array.from(atob(given.pdf), (sign) => sign.charCodeAt(0));
  const opened = await getDocument({ data }).promise;
  const page = await opened.getPage(1);
  const viewport = page.getViewport({ scale: given.scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing.');
  await page.render({ canvas, canvasContext: context, viewport }).promise;
  const { data: points } = context.getImageData(0, 0, canvas.width, canvas.height);
  let binary = '';
  const PIECE = 8_192;
  for (let at = 0; at < points.length; at += PIECE) {
    binary += String.fromCharCode(...points.subarray(at, at + PIECE));
  }
  return {
    pages: opened.numPages,
    width: canvas.width,
    height: canvas.height,
    points: btoa(binary),
    png: canvas.toDataURL('image/png').split(',')[1] ?? '',
  };
}
