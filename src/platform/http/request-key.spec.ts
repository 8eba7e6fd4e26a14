import type { Request } from 'express';
import { preferredWaitMs } from './preferred-wait';
import { bodyHash, requestKeyOf } from './request-key';

const asked = (key?: string) => ({ get: () => key }) as unknown as Request;

describe('the key of a request', () => {
  it('is taken as it is', () =>
    expect(requestKeyOf(asked('0198c9a0-0000-7000-8000-000000000000'))).toBe('0198c9a0-0000-7000-8000-000000000000'));

  it.each([
    [undefined, 'request.key_missing'],
    ['', 'request.key_missing'],
    ['with space', 'request.key_invalid'],
    ['x'.repeat(65), 'request.key_invalid'],
    ['کلید', 'request.key_invalid'],
  ])('%p is refused as %s', (key, code) => expect(() => requestKeyOf(asked(key))).toThrow(expect.objectContaining({ code })));
});

describe('the hash of a request', () => {
  const of = (body: unknown, route = 'POST /api/letters') => bodyHash(route, body).toString('hex');

  it('does not depend on the order of fields', () =>
    expect(of({ a: 1, b: { c: [1, 2], d: null } })).toBe(of({ b: { d: null, c: [1, 2] }, a: 1 })));
  it('depends on the order of lists, on values and on the address', () => {
    expect(
      new Set([of({ a: [1, 2] }), of({ a: [2, 1] }), of({ a: '1' }), of({ a: 1 }), of(undefined), of({ a: 1 }, 'POST /api/other')]).size,
    ).toBe(6);
  });
});

describe('the wait that a caller prefers', () => {
  it.each([
    [undefined, 0],
    ['wait=2', 2000],
    ['respond-async, wait=3', 3000],
    ['wait = 60', 5000],
    ['wait=-1', 0],
    ['wait=soon', 0],
    ['await=3', 0],
  ])('%p is %d ms', (header, ms) => expect(preferredWaitMs(header)).toBe(ms));
});
