import { writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../scripts/launch/ports';
import { ask } from '../../scripts/launch/postgres';
import { eventually } from '../../scripts/launch/processes';
import { Clone, type Command } from '../support/clone';

/** One clone goes through its life; each step begins where the one before ended. */
describe('npm start', () => {
  const clone = new Clone();
  let env: NodeJS.ProcessEnv;
  let running: Command;

  beforeAll(async () => {
    env = { PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  });
  afterAll(() => clone.remove());

  it('names a wrong setting and starts nothing', async () => {
    const command = clone.start([], { ...env, PORT: 'eighty' });
    expect(await command.ended).toBe(1);
    expect(command.said).toMatch(/✗ PORT is wrong: .+\.\n$/);
    expect(clone.processes()).toEqual([]);
  });

  it('names the setting of a port that is taken', async () => {
    const other = await listen(Number(env.PORT));
    const command = clone.start([], env);
    expect(await command.ended).toBe(1);
    expect(command.said).toMatch(/✗ Port \d+ on 127\.0\.0\.1 is taken by another program: set PORT to a free one\.\n$/);
    await new Promise((done) => other.close(done));
  });

  it('names the setting of a server that does not answer', async () => {
    const command = clone.start([], { ...env, DATABASE_URL: `postgres://nobody:x@127.0.0.1:${await freePort()}/none` });
    expect(await command.ended).toBe(1);
    expect(command.said).toMatch(/✗ DATABASE_URL names a PostgreSQL that cannot be used/);
  });

  it('brings everything up, says where it is and whom to sign in as', async () => {
    running = clone.start([], env);
    await running.says(/the next start has everything/, 60_000);
    expect(running.said).toContain(`Chapar is ready: http://127.0.0.1:${env.PORT}`);
    expect(running.said).toMatch(/Sign in with the password \S+ as\n +\S+/);
    expect((await fetch(`http://127.0.0.1:${env.PORT}/health/ready`)).status).toBe(200);
    await ask(clone.state().DATABASE_URL, 'create table left_here as select 1 as one');
  });

  it('has the clock of the database, which may go ahead of it and never behind', async () => {
    const [shift] = await ask(clone.state().DATABASE_URL, `select shift = '0' as none from office_clock`);
    expect(shift).toEqual({ none: true });
    const backwards = ask(clone.state().DATABASE_URL, `update office_clock set shift = '-1 s'`);
    await expect(backwards).rejects.toThrow(/office_clock_shift_check/);
  });

  it('runs once in a clone', async () => {
    const second = clone.start([], { ...env, PORT: String(await freePort()) });
    expect(await second.ended).toBe(1);
    expect(second.said).toMatch(/✗ Chapar already runs in this clone \(process \d+, http:.+\)/);
  });

  it('starts a part again that ended by itself', async () => {
    const before = clone.state().roles;
    process.kill(before[1]?.pid ?? 0, 'SIGKILL');
    await running.says(/! Worker ended by itself; starting it again[\s\S]+✓ Worker runs again/, 20_000);
    expect(clone.state().roles[1]).not.toEqual(before[1]);
    await eventually(ready, 10_000);
  });

  it('ends all of it with Ctrl-C', async () => {
    running.signal('SIGINT');
    expect(await running.ended).toBe('SIGINT'); // npm's own way of ending
    expect(running.said).toMatch(/API stopped\n.*Worker stopped\n.*Jobs stopped\n.*Temporal stopped\n.*PostgreSQL stopped\n$/);
    expect(clone.processes()).toEqual([]);
  });

  it('has everything at the next start, within fifteen seconds', async () => {
    const began = Date.now();
    running = clone.start([], env);
    await running.says(/Chapar is ready/, 30_000);
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(await leftHere()).toBe(true);
  });

  it('takes over what a killed start left running, its roles excepted', async () => {
    const { mark } = clone.state();
    process.kill(mark.pid, 'SIGKILL');
    await running.ended;
    running = clone.start([], env);
    await running.says(/Chapar is ready/, 30_000);
    expect(running.said).toMatch(/✓ PostgreSQL: .+, was still running/);
    expect(running.said).toMatch(/✓ Temporal: .+, was still running/);
    expect(clone.processes().filter(({ line }) => line.includes('src/main.js'))).toHaveLength(1);
  });

  it('comes back after everything was killed', async () => {
    clone.killEverything();
    await running.ended;
    running = clone.start([], env);
    await running.says(/Chapar is ready/, 30_000);
    expect(await leftHere()).toBe(true);
  });

  it('ends with a SIGTERM to the one process a service manager knows', async () => {
    process.kill(running.pid, 'SIGTERM');
    await running.ended;
    await eventually(async () => expect(clone.processes()).toEqual([]), 20_000);
  });

  it('deletes nothing unasked', async () => {
    const command = clone.start(['--reset'], env);
    expect(await command.ended).toBe(1);
    expect(command.said).toMatch(/✗ Nothing was deleted/);
  });

  it('says in one sentence that its data are of another version', async () => {
    writeFileSync(join(clone.postgresHome(), 'data/PG_VERSION'), '17\n');
    const command = clone.start([], env);
    expect(await command.ended).toBe(1);
    expect(command.said).toMatch(
      /✗ The data in \S+ were written by PostgreSQL 17 and this is PostgreSQL 18: set DATABASE_URL .+ --reset"\.\n$/,
    );
  });

  it('starts empty when told to', async () => {
    running = clone.start(['--reset', '--yes'], env);
    await running.says(/Chapar is ready/, 60_000);
    expect(await leftHere()).toBe(false);
    running.signal('SIGINT');
    await running.ended;
    expect(clone.processes()).toEqual([]);
  });

  const ready = async () => {
    const { status } = await fetch(`http://127.0.0.1:${env.PORT}/health/ready`);
    if (status !== 200) throw new Error(`not ready: ${status}`);
  };

  const leftHere = async () => {
    const [row] = await ask<{ there: boolean }>(clone.state().DATABASE_URL, `select to_regclass('left_here') is not null as there`);
    return row?.there;
  };
});

const listen = (port: number): Promise<Server> =>
  new Promise((done) => {
    const server = createServer().listen(port, '127.0.0.1', () => done(server));
  });
