import type { Findings } from './findings';

/** Larger files are no routes; the largest known exchange model has half a megabyte. */
export const MAX_BYTES = 4_000_000;

/** @returns the text by its byte order mark or XML declaration, UTF-8 where neither says; undefined with a finding otherwise */
export function decode(bytes: Uint8Array, findings: Findings): string | undefined {
  if (bytes.byteLength > MAX_BYTES) return void findings.error('file.too_large', undefined, { max: MAX_BYTES });
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const isUnknown = (error as { code?: string }).code === 'ERR_ENCODING_NOT_SUPPORTED';
    const code = isUnknown ? 'file.encoding_unknown' : 'file.not_decodable';
    return void findings.error(code, undefined, { encoding });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
}
