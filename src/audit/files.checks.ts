import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathOf } from '../platform/storage/storage';
import type { Audit } from './audit';
import type { Check, Violation } from './check';
import { eachOf } from '../platform/process/each-of';

/** Up to so many bytes are read again each time; a larger store has one thirtieth of it read, another one each day. */
const READ_ALL_BYTES = 4e9;
const ORPHAN_DAYS = 30;
const DAY_MS = 86_400_000;
const AT_ONCE = 8;
const shelves = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

interface Row {
  sha256: string;
  size: string;
  where: string;
}

/** Shelf by shelf, as files are stored by the first two digits of their hash. */
export const files: Check = {
  id: 'I10',
  title: 'every attachment has its file with the right content, and no file lies about',
  async run(audit) {
    const [{ bytes }] = (await audit.query<{ bytes: string }>(`select coalesce(sum(size), 0)::bigint as bytes from attachments`)) as [
      { bytes: string },
    ];
    const today = Math.floor(Date.now() / DAY_MS) % 30;
    const found: Violation[] = [];
    audit.saw(0, 'files');
    for (const [n, shelf] of shelves.entries())
      found.push(...(await compare(audit, shelf, Number(bytes) <= READ_ALL_BYTES || n % 30 === today)));
    return found;
  },
};

async function compare(audit: Audit, shelf: string, read: boolean): Promise<Violation[]> {
  const lying = await objectsOn(audit.storageDir, shelf); // looked at first: a file is there before its row
  const rows = await audit.query<Row>(
    `select sha256, max(size)::bigint as size, min('letter ' || letter_id || ' file ' || id) as where from attachments where sha256 >= $1 and sha256 < $2 group by sha256`,
    [shelf, `${shelf}g`],
  );
  audit.saw(rows.length, 'files');
  const named = new Set(rows.map(({ sha256 }) => sha256));
  const broken = await eachOf(rows, AT_ONCE, (row) => wrongWith(audit.storageDir, row, read));
  const orphans = await eachOf(
    lying.filter((path) => !named.has(basename(path))),
    AT_ONCE,
    (path) => lyingAbout(path),
  );
  return [...broken, ...orphans].flat();
}

async function wrongWith(dir: string, { sha256, size, where }: Row, read: boolean): Promise<Violation[]> {
  const path = pathOf(dir, sha256);
  const there = await stat(path).catch(() => undefined);
  if (!there) return [{ where, what: `its file ${sha256} is missing` }];
  if (there.size !== Number(size)) return [{ where, what: `its file ${sha256} has ${there.size} bytes, not ${size}` }];
  return read && (await hashOf(path)) !== sha256 ? [{ where, what: `its file ${sha256} has another content` }] : [];
}

async function lyingAbout(path: string): Promise<Violation[]> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
  return Date.now() - mtimeMs > ORPHAN_DAYS * DAY_MS
    ? [{ where: `file ${basename(path)}`, what: `belongs to no letter, for ${ORPHAN_DAYS} days and more` }]
    : [];
}

async function objectsOn(dir: string, shelf: string): Promise<string[]> {
  const below = await readdir(join(dir, shelf)).catch(() => []);
  const found = await Promise.all(
    below.map(async (folder) => (await readdir(join(dir, shelf, folder)).catch(() => [])).map((name) => join(dir, shelf, folder, name))),
  );
  return found.flat();
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}
