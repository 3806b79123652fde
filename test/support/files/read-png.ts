import { crc32, inflateSync } from 'node:zlib';

/** A PNG of eight bits a pixel with a palette and no filters, as ours are. */
export interface ReadPng {
  readonly width: number;
  readonly height: number;
  /** How many pixels have this colour, `rrggbb`. */
  count(colour: string): number;
}

/** @throws what is wrong with it. */
export function readPng(bytes: Uint8Array): ReadPng {
  const png = Buffer.from(bytes);
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('No PNG.');
  const chunks = chunksOf(png.subarray(8));
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((name) => chunks.get(name));
  if (!header || !palette || !data || !chunks.has('IEND')) throw new Error('It is not whole.');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const rows = inflateSync(data);
  if (rows.length !== (width + 1) * height) throw new Error('Too many pixels, or too few.');
  const colours = new Map<string, number>();
  for (const [at, index] of rows.entries()) {
    if (at % (width + 1) === 0) continue;
    const colour = palette.toString('hex', index * 3, index * 3 + 3);
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return { width, height, count: (colour) => colours.get(colour) ?? 0 };
}

function chunksOf(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 0; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    if (crc32(body) !== png.readUInt32BE(at + 8 + length)) throw new Error('A chunk is damaged.');
    chunks.set(body.toString('latin1', 0, 4), body.subarray(4));
    at += 12 + length;
  }
  return chunks;
}
