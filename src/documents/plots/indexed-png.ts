import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Eight bits a pixel, each the number of a colour. */
const DEPTH_AND_TYPE = [8, 3];
const MOST_COLOURS = 256;
/** Bits of each of red, green and blue that are kept, as long as that leaves few enough colours. */
const KEPT_BITS = [5, 4, 3, 2];

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity, a byte each, row by row. Everything is taken as opaque. */
  readonly pixels: Uint8Array;
}

/**
 * A PNG with a palette: a third of one with all its bytes, which makes a plot small enough to stand
 * within a message.
 *
 * https://www.w3.org/TR/png-3/
 */
export function indexedPng({ width, height, pixels }: Pixels): Uint8Array {
  const { palette, rows } = reduce(width, height, pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(DEPTH_AND_TYPE, 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
}

function reduce(width: number, height: number, pixels: Uint8Array) {
  for (const bits of KEPT_BITS) {
    const colours = new Map<number, number>();
    const rows = new Uint8Array((width + 1) * height);
    for (let at = 0; at < width * height && colours.size <= MOST_COLOURS; at += 1) {
      const colour = colourAt(pixels, at * 4, bits);
      const index = colours.get(colour) ?? colours.size;
      colours.set(colour, index);
      // Each row begins with a byte that names its filter: none.
      rows[at + Math.floor(at / width) + 1] = index;
    }
    if (colours.size <= MOST_COLOURS) return { palette: paletteOf([...colours.keys()]), rows };
  }
  throw new Error('Two bits of three channels are 64 colours.');
}

function colourAt(pixels: Uint8Array, at: number, bits: number): number {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
  return (round(red, bits) << 16) | (round(green, bits) << 8) | round(blue, bits);
}

/** To a few steps, of which the first is black and the last white. */
function round(value: number, bits: number): number {
  const steps = 2 ** bits - 1;
  return Math.round((Math.round((value / 255) * steps) / steps) * 255);
}

function paletteOf(colours: readonly number[]): Uint8Array {
  return Uint8Array.from(colours.flatMap((one) => [one >> 16, (one >> 8) & 0xff, one & 0xff]));
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
