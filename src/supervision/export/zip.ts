import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  name: string;
  content: Iterable<string> | AsyncIterable<string>;
}

/** 1 January 1980: a file says nothing of when it was made, the same table is the same bytes. */
const mtime = new Date(1980, 0, 1);

/** A ZIP archive as it is made: each entry is packed while it is read. */
export function zip(entries: Iterable<ZipEntry>): AsyncIterable<Buffer> {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  for (const { name, content } of entries) {
    const source = Readable.from(content, { objectMode: false });
    source.once('error', (error) => output.destroy(error));
    archive.addReadStream(source, name, { mtime, forceDosTimestamp: true });
  }
  archive.end();
  return output;
}
