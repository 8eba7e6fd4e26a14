import { crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

interface Written {
  name: Buffer;
  at: number;
  crc: number;
  packed: number;
  plain: number;
}

/** Sizes follow the content, names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980: a file says nothing of when it was made, the same table is the same bytes. */
const DATE = 0x21;
const VERSION = 20;

/** A ZIP archive as it is made, below 4 GiB: each entry is packed while it is read. */
export async function* zip(entries: Iterable<ZipEntry>): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const { name, content } of entries) {
    const entry: Written = { name: Buffer.from(name), at, crc: 0, packed: 0, plain: 0 };
    const head = Buffer.concat([
      fields(0x04034b50, 4, VERSION, 2, FLAGS, 2, DEFLATE, 2, 0, 2, DATE, 2, 0, 4, 0, 4, 0, 4, entry.name.length, 2, 0, 2),
      entry.name,
    ]);
    yield head;
    for await (const part of packed(content, entry)) yield part;
    yield fields(0x08074b50, 4, entry.crc, 4, entry.packed, 4, entry.plain, 4);
    at += head.length + entry.packed + 16;
    written.push(entry);
  }
  const list = Buffer.concat(written.map(listed));
  yield list;
  yield fields(0x06054b50, 4, 0, 2, 0, 2, written.length, 2, written.length, 2, list.length, 4, at, 4, 0, 2);
}

async function* packed(content: ZipEntry['content'], entry: Written): AsyncGenerator<Buffer> {
  const pack = createDeflateRaw();
  const feed = (async () => {
    for await (const text of content) {
      const bytes = Buffer.from(text);
      entry.crc = crc32(bytes, entry.crc);
      entry.plain += bytes.length;
      if (!pack.write(bytes)) await new Promise((resume) => pack.once('drain', resume));
    }
    pack.end();
  })();
  feed.catch((error: Error) => pack.destroy(error));
  for await (const part of pack as AsyncIterable<Buffer>) {
    entry.packed += part.length;
    yield part;
  }
  await feed;
}

const listed = ({ name, at, crc, packed, plain }: Written): Buffer =>
  Buffer.concat([
    fields(
      0x02014b50,
      4,
      VERSION,
      2,
      VERSION,
      2,
      FLAGS,
      2,
      DEFLATE,
      2,
      0,
      2,
      DATE,
      2,
      crc,
      4,
      packed,
      4,
      plain,
      4,
      name.length,
      2,
      0,
      2,
      0,
      2,
      0,
      2,
      0,
      2,
      0,
      4,
      at,
      4,
    ),
    name,
  ]);

/** Little-endian numbers, each followed by how many bytes it takes. */
function fields(...numbers: number[]): Buffer {
  const parts: Buffer[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const part = Buffer.alloc(numbers[i + 1]!);
    part.writeUIntLE(numbers[i]!, 0, part.length);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
