import { StreamableFile } from '@nestjs/common';
import { z } from 'zod';

export const FileName = z.strictObject({ name: z.string().min(1).max(400) });
export type FileName = z.infer<typeof FileName>;
export const VersionNo = z.coerce.number().int().min(1).max(1_000_000);

/** Byte for byte, and never as a page of ours. */
export const download = (name: string, bytes: Buffer): StreamableFile =>
  new StreamableFile(bytes, {
    type: 'application/octet-stream',
    length: bytes.length,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
