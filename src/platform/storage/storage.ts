import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

export interface Stored {
  /** hex; names the object */
  sha256: string;
  size: number;
}

/** Where files lie, named by their content. Written whole and to stay before any row names them. */
export interface Storage {
  /** @throws FileTooLarge before more than `limit` bytes are kept; nothing stays then */
  put(bytes: Readable, limit: number): Promise<Stored>;
  get(sha256: string): Promise<Readable | undefined>;
}

export class FileTooLarge extends Error {}

/** Files in a folder that all processes share: `ab/cd/<sha256>`. */
export class DiskStorage implements Storage {
  private readonly dir: string;

  constructor(dir: string) {
    this.dir = resolve(dir);
  }

  /** Temporary file → fsync → rename → fsync of the folder, so that a crash leaves either nothing or the whole. */
  async put(bytes: Readable, limit: number): Promise<Stored> {
    await mkdir(join(this.dir, 'tmp'), { recursive: true, mode: 0o700 });
    const temporary = join(this.dir, 'tmp', randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    try {
      const file = await open(temporary, 'wx', 0o600);
      try {
        for await (const chunk of bytes as AsyncIterable<Buffer>) {
          size += chunk.length;
          if (size > limit) throw new FileTooLarge();
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      const target = pathOf(this.dir, sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return { sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async get(sha256: string): Promise<Readable | undefined> {
    const path = pathOf(this.dir, sha256);
    const there = await stat(path).catch(() => undefined);
    return there && createReadStream(path);
  }
}

/** @returns where an object lies in a storage folder */
export const pathOf = (dir: string, sha256: string): string => join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
