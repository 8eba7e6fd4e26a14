import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { squeezed } from './png';

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

const pngOf = (width: number, rows: Buffer) => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length / (1 + width * 3), 4);
  header.set([8, 2], 8);
  const packed = deflateSync(rows, { level: 0 });
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Software\0somebody')),
    chunk('IDAT', packed.subarray(0, 5)),
    chunk('IDAT', packed.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** The pixels of a picture with a palette. */
const read = (png: Buffer, width: number) => {
  const part = (type: string) => {
    const at = png.indexOf(type) + 4;
    return png.subarray(at, at + png.readUInt32BE(at - 8));
  };
  const [palette, rows] = [part('PLTE'), inflateSync(part('IDAT'))];
  return [...rows].flatMap((index, i) => (i % (width + 1) ? [[...palette.subarray(index * 3, index * 3 + 3)]] : []));
};

describe('a squeezed picture', () => {
  it('is smaller and has the same pixels', () => {
    const row = Buffer.from([0, ...Array.from({ length: 200 }, (_, x) => (x % 9 ? [250, 250, 250] : [11, 92, 107])).flat()]);
    const png = pngOf(200, Buffer.concat(Array.from({ length: 100 }, () => row)));
    const small = squeezed(png);
    expect(small.length).toBeLessThan(png.length / 50);
    expect(read(small, 200).slice(0, 10)).toEqual([[11, 92, 107], ...Array.from({ length: 8 }, () => [250, 250, 250]), [11, 92, 107]]);
  });

  it('is read whatever neighbours its rows are told by', () => {
    const rows = [
      [1, 10, 20, 30, 1, 1, 1], // left
      [2, 5, 5, 5, 5, 5, 5], // above
      [3, 1, 1, 1, 1, 1, 1], // between both
      [4, 2, 2, 2, 2, 2, 2], // whichever is nearest
    ];
    expect(read(squeezed(pngOf(2, Buffer.from(rows.flat()))), 2)).toEqual([
      ...[
        [10, 20, 30],
        [11, 21, 31],
      ],
      ...[
        [15, 25, 35],
        [16, 26, 36],
      ],
      ...[
        [8, 13, 18],
        [13, 20, 28],
      ],
      ...[
        [10, 15, 20],
        [15, 22, 30],
      ],
    ]);
  });

  it('has at most 256 colours, each near its own', () => {
    const row = Array.from({ length: 300 }, (_, x) => [x % 256, (x * 7) % 256, (x * 13) % 256]);
    const small = squeezed(pngOf(300, Buffer.from([0, ...row.flat()])));
    expect(small.readUInt32BE(small.indexOf('PLTE') - 4)).toBeLessThanOrEqual(768);
    read(small, 300).forEach((pixel, x) => pixel.forEach((value, i) => expect(Math.abs(value - row[x]![i]!)).toBeLessThan(40)));
  });
});
