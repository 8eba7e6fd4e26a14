import { TaskKind } from '../../contracts/tasks';
import { examine } from '../../src/audit/examination';
import { rebuild } from '../../src/audit/rebuilding';
import { TemporalGateway } from '../../src/platform/temporal/temporal.gateway';
import { command, smallWorld, type SmallWorld } from './small-world';

let world: SmallWorld;

beforeAll(async () => {
  world = await smallWorld();
}, 180_000);
afterAll(() => world?.shut(), 60_000);

/** Everything that tells where things stand. */
const positions = async () => ({
  processes: await world.house.db.query(`select id, state, seq, encode(head, 'hex') as head, closed_at from processes order by id`),
  tasks: await world.house.db.query(`select * from tasks order by process_id, key`),
  clocks: await world.house.db.query(`select * from clocks order by process_id, key, step`),
  numbers: await world.house.db.query(`select * from numbers order by book_id, year, no`),
});
const runsNow = async () => {
  const { workflow } = world.house.app.get(TemporalGateway).client;
  const found = new Map<string, string>();
  for await (const { workflowId, runId } of workflow.list({
    query: `ExecutionStatus = 'Running' and TaskQueue = '${world.house.config.TASK_QUEUE}'`,
  }))
    found.set(workflowId, runId);
  return found;
};
const runOf = async (workflowId: string) =>
  (await world.house.app.get(TemporalGateway).client.workflow.getHandle(workflowId).describe()).runId;
const openRunning = async () =>
  (await world.house.one<{ n: number }>(`select count(*)::int as n from processes where closed_at is null and runs`)).n;
const healthy = async () => (await examine(world.house.config, { patienceMs: 500 })).flatMap(({ violations }) => violations);

describe('a rebuild', () => {
  it('has something of every kind to find its place again', async () => {
    const rows: { kind: string }[] = await world.house.db.query(`select distinct kind from tasks where state = 'open'`);
    expect(rows.map(({ kind }) => kind).sort()).toEqual([...TaskKind.options].sort());
    const kinds: { kind: string }[] = await world.house.db.query(`select distinct kind from processes where closed_at is null and runs`);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['delivery', 'inquiry', 'letter', 'respondent']);
  });

  it('ends every run and starts it from its journal, and everything stands where it stood', async () => {
    const [before, runs, open] = [await positions(), await runsNow(), await openRunning()];
    const { code, said, errors } = await command(world.house, 'rebuild', '--all');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(said).toMatch(new RegExp(`^${open} rebuilt, 0 differ \\(${runs.size} runs ended\\)\n$`, 'm'));
    expect(said).not.toContain('went on');
    expect(await positions()).toEqual(before);
    const now = await Promise.all([...runs].map(async ([workflowId, runId]) => (await runOf(workflowId)) !== runId));
    expect(now.every(Boolean)).toBe(true);
    expect(await world.house.one(`select count(*)::int as n from nudges`)).toEqual({ n: 0 });
    expect(await healthy()).toEqual([]);
  }, 120_000);

  it('may be repeated, for one letter with all that belongs to it, or for one process', async () => {
    const before = await positions();
    const other = await runOf(`letter/${world.submitted}`);
    const answer = await command(world.house, 'rebuild', world.sent, '--json');
    expect({ code: answer.code, ...JSON.parse(answer.said) }).toEqual({
      code: 0,
      rebuilt: 2,
      terminated: 2,
      differ: [],
      late: [],
      wentOn: [],
    }); // the letter and one delivery; the other is quiet
    expect(await rebuild(world.house.config, { ids: [world.extending] })).toMatchObject({ rebuilt: 1, terminated: 1, differ: [] });
    expect(await positions()).toEqual(before);
    expect(await runOf(`letter/${world.submitted}`)).toBe(other);
  }, 60_000);

  it('starts what does not run any more, and ends what runs for nobody', async () => {
    const { workflow } = world.house.app.get(TemporalGateway).client;
    await workflow.getHandle(`letter/${world.held}`).terminate('planted');
    const nobodys = 'letter/019b76da-a800-7000-8000-000000000000';
    await workflow.start('deliveryWorkflow', {
      workflowId: nobodys,
      taskQueue: world.house.config.TASK_QUEUE,
      args: [{ processId: world.quiet }],
    });
    for (const end = Date.now() + 20_000; !(await runsNow()).has(nobodys) && Date.now() < end;);
    const before = await positions();
    expect(await rebuild(world.house.config)).toMatchObject({ rebuilt: await openRunning(), differ: [], late: [] });
    expect((await workflow.getHandle(nobodys).describe()).status.name).toBe('TERMINATED');
    expect(await positions()).toEqual(before);
    expect(await healthy()).toEqual([]);
  }, 120_000);

  it('leaves nothing behind when it is interrupted: what was ended is owed its start', async () => {
    await world.house.sendWorkerHome();
    const result = await rebuild(world.house.config, { ids: [world.submitted], patienceMs: 1500 }); // nobody tells the story in time
    expect(result).toMatchObject({ rebuilt: 0, late: [`letter/${world.submitted}`] });
    expect(await world.house.one(`select count(*)::int as n from nudges where process_id = $1`, [world.submitted])).toEqual({ n: 1 });
    await world.house.wakeWorker();
    await world.house.quiet();
    expect(await healthy()).toEqual([]);
  }, 60_000);

  it('tells what stands elsewhere than before: here a step that was owed and lost with its run', async () => {
    await world.house.sendWorkerHome();
    const drafter = await world.house.person('hq.identity.expert1');
    await drafter.post(`/api/letters/${world.drafted}/tasks/draft.1`, { outcome: 'discarded' }, { wait: 1 }); // long enough for the run to be there
    const { workflow } = world.house.app.get(TemporalGateway).client;
    await workflow.getHandle(`letter/${world.drafted}`).terminate('planted');
    await world.house.db.query(`delete from nudges where process_id = $1`, [world.drafted]);
    await world.house.db.query(`update office_clock set shift = shift + interval '5 seconds'`); // long enough to be no coincidence
    await world.house.wakeWorker();
    expect(await rebuild(world.house.config, { ids: [world.drafted] })).toMatchObject({
      rebuilt: 1,
      wentOn: [],
      differ: [{ process: `letter/${world.drafted}`, before: 'DRAFTING at line 3', after: 'DISCARDED, closed, at line 4' }],
    });
  }, 60_000);

  it('says what it does not know', async () => {
    expect(await command(world.house, 'rebuild', '019b76da-a800-7000-8000-000000000000')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^✗ There is no letter or process 019b76da/),
    });
    expect(await command(world.house, 'rebuild')).toMatchObject({ code: 1, errors: expect.stringMatching(/^✗ Say what to rebuild/) });
    expect(await command(world.house, 'rebuild', '--al')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^✗ "--al" is neither an id nor an option/),
    });
  }, 60_000);

  it('lets everything go on afterwards: letters to their end, an inquiry to its answer', async () => {
    const { house } = world;
    await house.closeTask('hq.identity.documents.head', world.submitted, 'review.1.1', { outcome: 'approved', version: 1 });
    await house.closeTask('hq.identity.head', world.submitted, 'sign.1.1', { outcome: 'signed', version: 1 });
    await house.passHold();
    for (const letter of [world.submitted, world.held]) {
      expect(await house.state(letter)).toBe('DISPATCHED');
      await house.closeTask('23.head', (await house.children(letter))['23']!, 'attend.1', { outcome: 'closed' });
      expect(await house.state(letter)).toBe('CLOSED');
    }
    await house.closeTask('hq.identity.expert1', world.concluding, 'conclude.1', { outcome: 'concluded' });
    await house.closeTask('hq.identity.expert1', world.returned, 'returned.1', { outcome: 'accepted' });
    await house.closeTask('23.head', world.silent, 'answer.1', { outcome: 'answered', fields: { answer: 'بله' } });
    expect([await house.state(world.concluding), await house.state(world.returned), await house.state(world.silent)]).toEqual([
      'CLOSED',
      'CLOSED',
      'ANSWERED',
    ]);
    expect(await healthy()).toEqual([]);
  }, 60_000);
});
