import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { House } from '../support/house';

describe('an answer on a slow line', () => {
  let house: House;
  let cookie: string;

  beforeAll(async () => {
    house = await House.open();
    const { headers } = await fetch(`${house.baseUrl}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'admin', password: DEVELOPMENT_PASSWORD }),
    });
    cookie = headers.get('set-cookie')!.split(';')[0]!;
  });
  afterAll(() => house?.shut());

  const ask = (path: string, encoding: string) => fetch(`${house.baseUrl}${path}`, { headers: { cookie, 'accept-encoding': encoding } });

  it('goes packed when it is long and the browser can unpack it', async () => {
    const packed = await ask('/api/org/units?limit=100', 'gzip');
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(await packed.json()).toEqual(await (await ask('/api/org/units?limit=100', 'identity')).json());
    expect((await ask('/api/org/units?limit=100', 'identity')).headers.get('content-encoding')).toBeNull();
  });

  it('goes as it is when there is little of it, or when it is told bit by bit', async () => {
    expect((await ask('/api/practice/clock', 'gzip')).headers.get('content-encoding')).toBeNull();
    const live = await ask('/api/live', 'gzip');
    expect(live.headers.get('content-encoding')).toBeNull();
    const reader = live.body!.getReader();
    const { value } = await reader.read(); // it speaks at once, not when a buffer is full
    expect(Buffer.from(value!).toString()).toContain('ready');
    await reader.cancel();
  });
});
