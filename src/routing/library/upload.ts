import type { Readable } from 'node:stream';
import { DomainError } from '../../../contracts/errors';
import { shownFileName } from '../../platform/http/file-name';
import { MAX_BYTES } from '../compile/decode';

/** @throws DomainError `route.file_name_invalid` */
export function fileNameOf(written: string): string {
  const name = shownFileName(written);
  if (!name) throw new DomainError('route.file_name_invalid');
  return name;
}

/** @throws DomainError `route.file_empty` · `route.file_too_large` */
export async function wholeOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new DomainError('route.file_too_large', { limitMb: MAX_BYTES / 1_000_000 });
    chunks.push(chunk);
  }
  if (size === 0) throw new DomainError('route.file_empty');
  return Buffer.concat(chunks);
}
