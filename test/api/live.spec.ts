import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { LiveHub } from '../../src/platform/live/live.hub';
import { Listening } from './listening';
import { addPerson, RunningApi } from './running-api';

describe('the stream of hints', () => {
  let api: RunningApi;
  let session: string;
  let post = '';
  let other = '';
  const streams: Listening[] = [];
  beforeAll(async () => {
    api = await RunningApi.start();
    [post = '', other = ''] = (await addPerson(api.db, 'listener', ['مدیر', 'کارشناس'])).postIds;
    session = await api.signIn('listener');
    await api.db.query('delete from hints'); // of the appointments: whoever listens while an older transaction runs anywhere hears of them, too
    Object.assign(api.app.get(LiveHub).timing, { pollMs: 20 });
  });
  afterEach(() => Promise.all(streams.splice(0).map((stream) => stream.stop())));
  afterAll(() => api.stop());

  const refusedFor = async (reading: string) =>
    (await fetch(`${api.url}/api/live?reading=${reading}`, { headers: { cookie: session } })).status;
  const listen = async (lastEventId?: string, reading?: number) => {
    const stream = await Listening.to(api.url, session, lastEventId, reading);
    streams.push(stream);
    await stream.until(({ events }) => events.some(({ event }) => event === 'ready'));
    return stream;
  };
  const insert = `insert into hints (audience, type, ref, version) values ($1, 'task.opened', $2, 1)`;
  const hint = async (audience = post) => {
    const id = randomUUID();
    await api.db.query(insert, [audience, id]);
    return { type: 'task.opened', id, version: 1 };
  };

  it('tells what concerns the posts of the listener, and nothing else', async () => {
    const stream = await listen();
    const mine = await hint();
    await hint(randomUUID());
    const asWell = await hint(other);
    await stream.until(({ hints }) => hints.length === 2);
    expect(stream.hints).toEqual([mine, asWell]);
  });

  it('goes on where a broken connection stopped', async () => {
    const stream = await listen();
    await hint();
    await stream.until(({ hints }) => hints.length === 1);
    await stream.stop();
    const missed = [await hint(), await hint(other)];
    const again = await listen(stream.lastId);
    await again.until(({ hints }) => hints.length === 2); // a moment later while an older transaction runs anywhere
    expect(again.hints).toEqual(missed);
    const next = await hint();
    await again.until(({ hints }) => hints.length === 3);
    expect(again.hints).toEqual([...missed, next]);
  });

  it('tells whoever reads already what came since', async () => {
    const missed = await hint();
    await hint(randomUUID());
    const stream = await listen(undefined, 3);
    await stream.until(({ hints }) => hints.some((heard) => JSON.stringify(heard) === JSON.stringify(missed)));
    expect((await listen(undefined, 3)).events.map(({ event }) => event)).not.toContain('resync');
    expect((await listen()).hints).toEqual([]);
    for (const wrong of ['-1', 'x', '1e9']) expect(await refusedFor(wrong)).toBe(400);
  });

  it('goes on from the place of the greeting when nothing was told yet', async () => {
    const stream = await listen();
    await stream.stop();
    const missed = await hint();
    const again = await listen(stream.lastId);
    await again.until(({ hints }) => hints.length === 1);
    expect(again.hints).toEqual([missed]);
  });

  it.each([
    ['an unknown place', 'somewhere'],
    ['a place from before the last ten minutes', `1.1.${Math.floor(Date.now() / 1000) - 700}`],
    ['a place that this database never came to', `99999999999.0.${Math.floor(Date.now() / 1000)}`],
  ])('says to read everything again after %s', async (_, lastEventId) => {
    const stream = await listen(lastEventId);
    expect(stream.events.map(({ event }) => event)).toEqual(['resync', 'ready']);
  });

  it('misses nothing when the lower id is committed last', async () => {
    const stream = await listen();
    const [early, late] = [api.db.createQueryRunner(), api.db.createQueryRunner()];
    const [first, second] = [randomUUID(), randomUUID()];
    await early.startTransaction();
    await late.startTransaction();
    await late.query(`select pg_current_xact_id()`); // the order of transactions is the other way round than that of ids
    await early.query(insert, [post, first]);
    await late.query(insert, [post, second]);
    await late.commitTransaction();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await early.commitTransaction();
    await Promise.all([early.release(), late.release()]);
    await stream.until(({ hints }) => hints.length === 2);
    expect(new Set(stream.hints)).toEqual(new Set([first, second].map((id) => ({ type: 'task.opened', id, version: 1 }))));
  });

  it('loses nothing over connections that break again and again', async () => {
    let stream = await listen();
    const sent: unknown[] = [];
    const heard: unknown[] = [];
    for (let n = 0; n < 40; n += 1) {
      sent.push(await hint());
      if (n % 2) continue;
      await stream.stop();
      heard.push(...stream.hints);
      stream = await listen(stream.lastId);
    }
    await stream.until(({ hints }) => heard.length + hints.length >= sent.length);
    expect([...heard, ...stream.hints]).toEqual(sent);
  });

  it('keeps a silent connection open, and moves its place on', async () => {
    const hub = api.app.get(LiveHub);
    hub.timing.heartbeatMs = 30;
    const stream = await listen();
    const at = stream.lastId;
    await api.db.query(`select pg_current_xact_id()`);
    await stream.until(({ beats, lastId }) => beats > 2 && lastId !== at);
    hub.timing.heartbeatMs = 15_000;
  });

  it('ends when the session does, and says to read again when posts change', async () => {
    const hub = api.app.get(LiveHub);
    hub.timing.heartbeatMs = 30;
    const { postIds } = await addPerson(api.db, 'mover', ['یکی', 'دیگری']);
    const cookie = await api.signIn('mover');
    const stream = await Listening.to(api.url, cookie);
    streams.push(stream);
    await stream.until(({ events }) => events.length === 1);
    await api.db.query(`update assignments set to_at = office_now() where post_id = $1`, [postIds[1]]);
    await stream.until(({ events }) => events.at(-1)?.event === 'resync');
    await api.ask('POST', '/api/auth/sign-out', { session: cookie });
    await stream.end();
    hub.timing.heartbeatMs = 15_000;
  });

  it('cuts off whoever does not read', async () => {
    const hub = api.app.get(LiveHub);
    hub.timing.bufferBytes = 20_000;
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.pause();
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(`GET /api/live HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: ${session}\r\n\r\n`);
    const count = () => (hub as unknown as { listeners: Set<unknown> }).listeners.size;
    while (count() === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const many = `insert into hints (audience, type, ref, version) select $1, 'task.opened', gen_random_uuid(), 1 from generate_series(1, 20000)`;
    while (count() > 0) {
      await api.db.query(many, [post]);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    socket.resume();
    await closed;
    hub.timing.bufferBytes = 256 * 1024;
  });

  it('reads the table only while somebody listens', async () => {
    const stream = await listen();
    await stream.stop();
    const hub = api.app.get(LiveHub) as unknown as { place: unknown };
    while (hub.place) await new Promise((resolve) => setTimeout(resolve, 10));
  });
});
