import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = 8;

/** The same picture, packed as well as zlib can; a browser packs quickly instead. */
export function squeezed(png: Buffer): Buffer {
  const parts: { type: string; data: Buffer }[] = [];
  for (let at = SIGNATURE; at < png.length;) {
    const length = png.readUInt32BE(at);
    parts.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  const pixels = inflateSync(Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data)));
  const packed = { type: 'IDAT', data: deflateSync(pixels, { level: 9, memLevel: 9 }) };
  const needed = parts.filter(({ type }) => ['IHDR', 'PLTE', 'tRNS'].includes(type));
  const chunks = [...needed, packed, { type: 'IEND', data: Buffer.alloc(0) }].map(chunk);
  return Buffer.concat([png.subarray(0, SIGNATURE), ...chunks]);
}

function chunk({ type, data }: { type: string; data: Buffer }): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
