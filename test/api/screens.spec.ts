import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { configureApp } from '../../src/platform/http/configure-app';

const page = '<!doctype html><title>چاپار</title>';
const script = `console.log(${'1'.repeat(2000)});`;
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

describe('the screens', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chapar-screens-'));
  let app: NestExpressApplication;
  let port: number;

  beforeAll(async () => {
    const files: Record<string, string> = {
      'index.html': page,
      'sw.js': '/* worker */',
      'manifest.webmanifest': '{}',
      'assets/main-Ab12.js': script,
      'assets/font-Ab12.woff2': 'font',
      '.sources': 'a stamp of the build',
    };
    mkdirSync(join(folder, 'assets'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'assets/main-Ab12.js.br'), brotliCompressSync(script));
    writeFileSync(join(folder, 'assets/main-Ab12.js.gz'), gzipSync(script));
    const testing = await Test.createTestingModule({}).compile();
    app = testing.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false, forceCloseConnections: true });
    configureApp(app, {}, folder);
    await app.listen(0, '127.0.0.1');
    ({ port } = app.getHttpServer().address() as AddressInfo);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** As it is sent: no client here decodes, follows or tidies a path. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status?: number; headers: Record<string, unknown>; bytes: Buffer }>((done, failed) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
      });
      asked.on('error', failed).end();
    });

  it.each(['/', '/cartable/received', '/letters/0198c9a0-0000-7000-8000-000000000000', '/people/hq.identity.expert1', '/apiary'])(
    'are one page for a person who opens %s, asked for anew every time',
    async (path) => {
      const { status, headers, bytes } = await ask(path, HTML);
      expect({ status, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
        status: 200,
        type: 'text/html; charset=utf-8',
        cache: 'no-cache',
      });
      expect(bytes.toString()).toBe(page);
    },
  );

  it('keep what carries its hash for a year, and nothing else', async () => {
    const cacheOf = async (path: string) => (await ask(path)).headers['cache-control'];
    expect(await cacheOf('/assets/main-Ab12.js')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/sw.js', '/manifest.webmanifest', '/index.html']) expect(await cacheOf(path)).toBe('no-cache');
  });

  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
  ])('come as small as the browser takes them: %s', async (accepted, encoding) => {
    const { headers, bytes } = await ask('/assets/main-Ab12.js', { 'accept-encoding': accepted });
    expect({ encoding: headers['content-encoding'], type: headers['content-type'], length: Number(headers['content-length']) }).toEqual({
      encoding,
      type: 'text/javascript; charset=utf-8',
      length: bytes.length,
    });
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(bytes.length < script.length).toBe(encoding !== undefined);
  });

  it.each([
    ['/assets/font-Ab12.woff2', 'font/woff2'],
    ['/manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
  ])('say of %s what it is', async (path, type) => expect((await ask(path)).headers['content-type']).toBe(type));

  it('are not sent twice', async () => {
    const first = await ask('/', HTML);
    const again = await ask('/', { ...HTML, 'if-none-match': String(first.headers.etag) });
    expect({ status: again.status, bytes: again.bytes.length }).toEqual({ status: 304, bytes: 0 });
  });

  it('answer HEAD without a body', async () => {
    const { status, headers, bytes } = await ask('/', HTML, 'HEAD');
    expect({ status, length: headers['content-length'], bytes: bytes.length }).toEqual({
      status: 200,
      length: String(Buffer.byteLength(page)),
      bytes: 0,
    });
  });

  it.each([
    ['a script that is gone', '/assets/main-Cd34.js', HTML],
    ['a script nobody built', '/other.js', HTML],
    ['what a script asks for', '/cartable', { accept: '*/*' }],
    ['the compressed form by its own name', '/assets/main-Ab12.js.br', HTML],
    ['the stamp of the build', '/.sources', {}],
    ['what lies outside', '/../package.json', {}],
    ['what lies outside, written otherwise', '/assets/..%2f..%2fpackage.json', HTML],
    ['half a character', '/%ff.js', {}],
    ['an address of the API', '/api/nothing', HTML],
    ['the API itself', '/api', HTML],
  ])('are no answer to %s', async (_, path, headers) => {
    const { status, headers: said } = await ask(path, headers);
    expect({ status, type: said['content-type'] }).toEqual({ status: 404, type: 'application/problem+json; charset=utf-8' });
  });

  it('take no command', async () => expect((await ask('/', HTML, 'POST')).status).toBe(404));

  it('may run and draw what comes from here, and nothing inline', async () => {
    const policy = Object.fromEntries(
      String((await ask('/', HTML)).headers['content-security-policy'])
        .split(';')
        .map((directive) => directive.trim().split(/\s+(.*)/s) as [string, string]),
    );
    expect(policy).toEqual({
      'default-src': `'none'`,
      'script-src': `'self'`,
      'script-src-attr': `'none'`,
      'style-src': `'self'`,
      'img-src': `'self' data: blob:`,
      'font-src': `'self'`,
      'connect-src': `'self'`,
      'worker-src': `'self'`,
      'manifest-src': `'self'`,
      'base-uri': `'none'`,
      'form-action': `'self'`,
      'frame-ancestors': `'none'`,
      'object-src': `'none'`,
    });
  });
});
