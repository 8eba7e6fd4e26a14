import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DomainError } from '../../../contracts/errors';

/** A file in each form it is sent in; the build writes `x.js.br` and `x.js.gz` beside `x.js`. */
interface ScreenFile {
  type: string;
  cache: string;
  forms: Partial<Record<Form, { bytes: Buffer; etag: string }>>;
}
type Form = 'br' | 'gzip' | 'identity';

const suffixes = { '.br': 'br', '.gz': 'gzip' } as const;
const PAGE = '/index.html';
/** Its files carry a hash of what they hold in their names. */
const HASHED = '/assets/';
/** A page of the screens has an address without such an end: what is missing must not come as a page. */
const FILE = /\.(js|mjs|css|map|json|webmanifest|html|svg|png|jpe?g|webp|ico|woff2?|ttf|wasm|txt|xml|pdf|bcmap|pfb|br|gz)$/i;

/**
 * Everything that is not /api: the files of the built screens, and their one page for whatever address a person opens. They are read
 * once and kept, so that a running process never answers with half of a newer build, and no path leads anywhere else.
 * @param folder `dist/web`; without it there are no screens
 */
export function screens(folder: string | undefined): RequestHandler {
  const files = filesIn(folder);
  return (request, response, next) => {
    if (isApi(request.path)) next();
    else if (request.method !== 'GET' && request.method !== 'HEAD') missing(next);
    else {
      const file = files.get(request.path) ?? (opensPage(request) ? files.get(PAGE) : undefined);
      if (file) send(file, request, response);
      else missing(next);
    }
  };
}

const isApi = (path: string) => path === '/api' || path.startsWith('/api/');

/** A browser that opens an address says that it takes HTML; one that wants a script does not. */
const opensPage = ({ path, headers }: Request) =>
  /\btext\/html\b/i.test(headers.accept ?? '') && !path.startsWith(HASHED) && !FILE.test(path);

const missing = (next: NextFunction) => next(new DomainError('request.not_found'));

function send({ type, cache, forms }: ScreenFile, request: Request, response: Response): void {
  const form = (['br', 'gzip'] as const).find((name) => forms[name] && request.acceptsEncodings(name)) ?? 'identity';
  const chosen = forms[form];
  if (!chosen) throw new DomainError('request.not_found');
  response.type(type).set({ 'cache-control': cache, etag: chosen.etag, vary: 'accept-encoding' });
  if (form !== 'identity') response.set('content-encoding', form);
  response.send(chosen.bytes);
}

function filesIn(folder: string | undefined): Map<string, ScreenFile> {
  const files = new Map<string, ScreenFile>();
  if (!folder || !existsSync(folder)) return files;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))) {
    const place = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, place).split(sep).join('/')}`;
    const suffix = extname(path);
    const form = isSuffix(suffix) ? suffixes[suffix] : 'identity';
    const name = form === 'identity' ? path : path.slice(0, -suffix.length);
    const bytes = readFileSync(place);
    const file = files.get(name) ?? { type: extname(name), cache: cacheOf(name), forms: {} };
    file.forms[form] = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
    files.set(name, file);
  }
  return files;
}

const isSuffix = (suffix: string): suffix is keyof typeof suffixes => suffix in suffixes;

const cacheOf = (name: string) => (name.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
