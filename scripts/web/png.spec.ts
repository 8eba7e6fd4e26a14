import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { squeezed } from './png';

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

describe('a squeezed picture', () => {
  it('is smaller and has the same pixels', () => {
    const pixels = Buffer.alloc(201 * 100, 7); // 100 rows: one filter byte and 200 grey pixels each
    const packed = deflateSync(pixels, { level: 0 });
    const header = Buffer.from('000000c8000000640800000000', 'hex');
    const signature = Buffer.from('89504e470d0a1a0a', 'hex');
    const png = Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('tEXt', Buffer.from('Software\0somebody')),
      chunk('IDAT', packed.subarray(0, 500)),
      chunk('IDAT', packed.subarray(500)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
    const small = squeezed(png);
    expect(small.length).toBeLessThan(png.length);
    const data = small.indexOf('IDAT') + 4;
    expect(inflateSync(small.subarray(data, data + small.readUInt32BE(data - 8)))).toEqual(pixels);
    expect(small.subarray(0, 33)).toEqual(png.subarray(0, 33));
    expect(small.subarray(-12)).toEqual(chunk('IEND', Buffer.alloc(0)));
  });
});
