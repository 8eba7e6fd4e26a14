import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { fewColours } from './palette';

const SIGNATURE = 8;

interface Header {
  width: number;
  height: number;
  /** bytes of one pixel */
  depth: 3 | 4;
}

/** The same picture for a document: 256 colours are enough for a screen, and zlib takes its time. @throws when it is no PNG of a browser */
export function squeezed(png: Buffer): Buffer {
  const parts = partsOf(png);
  const header = parts.find(({ type }) => type === 'IHDR')!.data;
  const [bits, colour, interlaced] = [header[8], header[9], header[12]];
  if (bits !== 8 || (colour !== 2 && colour !== 6) || interlaced) throw new Error('This is not a picture a browser takes.');
  const form: Header = { width: header.readUInt32BE(0), height: header.readUInt32BE(4), depth: colour === 2 ? 3 : 4 };
  const raw = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const { palette, indices } = fewColours(unfiltered(raw, form), form.depth);
  const rows = Buffer.alloc((form.width + 1) * form.height); // each row begins with 0: not filtered
  for (let y = 0; y < form.height; y++) rows.set(indices.subarray(y * form.width, (y + 1) * form.width), y * (form.width + 1) + 1);
  const ours = Buffer.from(header);
  ours[9] = 3; // colours by number
  const chunks = [
    { type: 'IHDR', data: ours },
    { type: 'PLTE', data: palette },
    { type: 'IDAT', data: deflateSync(rows, { level: 9, memLevel: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ];
  return Buffer.concat([png.subarray(0, SIGNATURE), ...chunks.map(chunk)]);
}

function partsOf(png: Buffer): { type: string; data: Buffer }[] {
  const parts = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    parts.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return parts;
}

/** A PNG says of each byte how it differs from its neighbours: left, above, above left. */
function unfiltered(raw: Buffer, { width, height, depth }: Header): Buffer {
  const length = width * depth;
  const pixels = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (length + 1)]!;
    const [from, to] = [y * (length + 1) + 1, y * length];
    for (let x = 0; x < length; x++) {
      const left = x < depth ? 0 : pixels[to + x - depth]!;
      const above = y ? pixels[to + x - length]! : 0;
      const corner = y && x >= depth ? pixels[to + x - length - depth]! : 0;
      pixels[to + x] = raw[from + x]! + guess(filter, left, above, corner);
    }
  }
  return pixels;
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  return filter === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs) as [number, number, number];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}

function chunk({ type, data }: { type: string; data: Buffer }): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
