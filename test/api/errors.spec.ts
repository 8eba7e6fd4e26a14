import { Controller, Get, Post, Body, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '../../contracts/errors';
import { Public } from '../../src/platform/http/public';
import { RunningApi } from './running-api';

const Sample = z.strictObject({
  subject: z.string().min(3),
  kind: z.enum(['LETTER', 'CIRCULAR']),
  to: z.array(z.strictObject({ unit: z.uuid() })).min(1),
});

@Public()
@Controller('sample')
class SampleController {
  @Post()
  create(@Body({ schema: Sample }) sample: z.infer<typeof Sample>) {
    return sample;
  }

  @Get('refusal')
  refuse() {
    throw new DomainError('letter.version_stale', { current: 3 });
  }

  @Get('bug')
  bug() {
    throw new Error('secret text of a letter');
  }

  @Get('outage')
  outage() {
    throw Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
  }

  @Get('list')
  list(@Query({ schema: z.strictObject({ limit: z.coerce.number().int().max(100).default(20) }) }) query: { limit: number }) {
    return query;
  }

  @Get(':id')
  one(@Param('id', { schema: z.uuid() }) id: string) {
    return { id };
  }
}

describe('problem details', () => {
  let api: RunningApi;
  beforeAll(async () => (api = await RunningApi.start({ controllers: [SampleController] })));
  afterAll(() => api.stop());

  const get = (path: string) => api.ask('GET', `/api/sample${path}`);
  const post = (body: unknown, headers = {}) => api.ask('POST', '/api/sample', { body, headers });

  it('has one form for every refusal', async () => {
    const { status, headers, body } = await get('/refusal');
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect({ status, body }).toEqual({
      status: 409,
      body: {
        type: 'urn:chapar:letter.version_stale',
        title: 'متن نامه پس از دیدن شما تغییر کرده است؛ نسخهٔ ۳ را بخوانید.',
        status: 409,
        code: 'letter.version_stale',
        instance: `urn:uuid:${headers.get('x-request-id')}`,
      },
    });
  });

  it('tells nothing of an unexpected failure but an id', async () => {
    const { status, body } = await get('/bug');
    expect({ status, code: body.code }).toEqual({ status: 500, code: 'system.unexpected' });
    expect(JSON.stringify(body)).not.toMatch(/secret|Error|at /);
  });

  it('asks to come back when the database is away', async () => {
    const { status, headers, body } = await get('/outage');
    expect({ status, code: body.code, retryAfter: headers.get('retry-after') }).toEqual({
      status: 503,
      code: 'system.unavailable',
      retryAfter: '2',
    });
  });

  it('points at every wrong field, in Persian', async () => {
    const { status, body } = await post({ subject: 'ab', kind: 'MEMO', to: [{ unit: '12', name: 'x' }], __proto: 1 });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { in: 'body', pointer: '/subject', code: 'too_small', message: 'باید دست‌کم ۳ نویسه داشته باشد.' },
      { in: 'body', pointer: '/kind', code: 'not_allowed', message: 'باید یکی از LETTER، CIRCULAR باشد.' },
      { in: 'body', pointer: '/to/0/unit', code: 'wrong_format', message: 'باید شناسهٔ UUID باشد.' },
      { in: 'body', pointer: '/to/0/name', code: 'unknown_field', message: 'چنین فیلدی شناخته نیست.' },
      { in: 'body', pointer: '/__proto', code: 'unknown_field', message: 'چنین فیلدی شناخته نیست.' },
    ]);
  });

  it('takes no body for an empty one', async () => {
    expect(await api.ask('POST', '/api/sample')).toMatchObject({ status: 400, body: { errors: [{ pointer: '', code: 'required' }] } });
  });

  it('refuses wrong ids and wrong queries', async () => {
    expect(await get('/17')).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ in: 'path', pointer: '/id', code: 'wrong_format' }] },
    });
    expect(await get('/list?limit=900')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '/limit', code: 'too_big', message: 'باید حداکثر ۱۰۰ باشد.' }] },
    });
    expect(await get('/list?page=2')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'query', pointer: '/page', code: 'unknown_field' }] },
    });
    expect((await get('/list')).body).toEqual({ limit: 20 });
  });

  it.each([
    ['a body that is no JSON', () => post('{"subject":'), 400, 'request.malformed'],
    ['a body that is no object', () => post('"text"'), 400, 'request.malformed'],
    ['a body of 10 MB', () => post({ subject: 'x'.repeat(10_000_000) }), 413, 'request.too_large'],
    ['a form', () => post('a=1', { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'request.media_type_unsupported'],
    ['an unknown compression', () => post('{}', { 'content-encoding': 'zip' }), 415, 'request.media_type_unsupported'],
    [
      'an unknown charset',
      () => post('{}', { 'content-type': 'application/json; charset=windows-1256' }),
      415,
      'request.media_type_unsupported',
    ],
    ['an unknown address', () => api.ask('GET', '/api/nothing/here'), 404, 'request.not_found'],
    ['an unknown address outside /api', () => api.ask('GET', '/nothing'), 404, 'request.not_found'],
    ['an address that cannot be decoded', () => api.ask('GET', '/api/sample/%E0%A4%A'), 400, 'request.malformed'],
  ])('refuses %s', async (_, asked, status, code) => {
    const answer = await asked();
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code });
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
  });

  it('names the methods of an address that is asked with another', async () => {
    const { status, headers, body } = await api.ask('DELETE', '/api/sample/list');
    expect({ status, code: body.code, allow: headers.get('allow') }).toEqual({
      status: 405,
      code: 'request.method_not_allowed',
      allow: 'GET',
    });
  });

  it('keeps nothing in caches and lets nothing from elsewhere run', async () => {
    const { headers } = await get('/list');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https:/);
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
