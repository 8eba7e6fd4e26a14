import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RehearsalView } from '../../contracts/rehearsals';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import type { Person } from '../../scripts/people/person';
import { Calendars } from '../../src/org/calendars';
import { file, tableFile } from '../routes/dmn/table-file';
import { drawn, e, ext, fileOf, s } from '../support/drawings';
import { House, refusal } from '../support/house';

const cases = join(__dirname, '../routes/cases');
let house: House;
let admin: Person;
let office: RoutesOffice;
beforeAll(async () => {
  house = await House.open();
  admin = await house.person('admin');
  office = await RoutesOffice.of(admin, house.baseUrl);
});
afterAll(() => house?.shut());

const view = (id: string) => admin.get<RehearsalView>(`/api/admin/rehearsals/${id}`);
/** However slow the machine is: what follows from it has happened. */
const followed = <T>(asked: Promise<T>): Promise<T> => asked.then((answer) => house.quiet().then(() => answer));
const send = (id: string, body: object) => admin.post(`/api/admin/rehearsals/${id}/acts`, body, { wait: 5 });
const act = (id: string, body: object) => followed(send(id, body));
const attach = (id: string, file: Uint8Array) =>
  admin.upload(`/api/admin/routes/${id}/decisions?name=a.dmn`, Uint8Array.from(file), 'application/xml', 'PUT');
const move = (id: string, to: string) => followed(admin.post(`/api/admin/rehearsals/${id}/clock`, { to }, { wait: 5 }));

const begun = (name: string, command?: object): Promise<string> => followed(begin(name, command));

async function begin(name: string, command: object = {}): Promise<string> {
  const { id } = await office.publish(name, Uint8Array.from(readFileSync(join(cases, `${name}.bpmn`))));
  return (await admin.post(`/api/admin/routes/${id}/rehearsals`, { version: 1, at: '2026-01-03T05:00:00Z', ...command }, { wait: 5 }))
    .processId;
}

describe('a route that is rehearsed', () => {
  it('waits for whom it names, takes what they do, and ends', async () => {
    const post = house.post('23.identity.expert1');
    const id = await begun('p001-assign-manager', { variables: { sender: post } });
    const { open, status, settled } = await view(id);
    expect({ status, settled }).toEqual({ status: 'active', settled: true });
    expect(open).toMatchObject([{ element: 'A', kind: 'user', assignment: { candidateGroups: [house.post('23.identity.head')] } }]);
    await act(id, { kind: 'taskCompleted', task: open[0]!.id, by: 'somebody' });
    expect(await view(id)).toMatchObject({ status: 'completed', open: [], completed: { A: 1 }, way: expect.arrayContaining(['A']) });
    expect(await refusal(act(id, { kind: 'cancelled' }))).toBe('409 route.not_running');
  });

  it('knows posts and units by their codes, too', async () => {
    const id = await begun('p001-assign-manager', { variables: { sender: '23.identity.expert1' } });
    expect((await view(id)).open[0]!.assignment.candidateGroups).toEqual([house.post('23.identity.head')]);
  });

  it('works out the decisions of its version, unless their results are pretended', async () => {
    const { id } = await admin.post<{ id: string }>('/api/admin/routes', { name: 'با جدول', letterKind: 'LETTER', from: '2020-01-01' });
    const table = tableFile({
      inputs: ['n'],
      outputs: [':string'],
      rules: [
        ['< 5', '"few"'],
        ['>= 5', '"many"'],
      ],
    });
    await attach(id, table);
    const asks = ext('<zeebe:calledDecision decisionId="d" resultVariable="r"/>');
    const drawing = drawn(`${s}<bpmn:businessRuleTask id="A">${asks}</bpmn:businessRuleTask>${e}`, 's>A A>e');
    await admin.upload(`/api/admin/routes/${id}/versions?name=a.bpmn`, Uint8Array.from(fileOf(drawing)), 'application/xml');
    const outcome = async (command: object) => {
      const begun = { version: 1, variables: { n: 7 }, ...command };
      const { processId } = await admin.post(`/api/admin/routes/${id}/rehearsals`, begun, { wait: 5 });
      return (await view(processId)).variables.r;
    };
    expect(await outcome({})).toBe('many');
    expect(await outcome({ decisions: { d: 'pretended' } })).toBe('pretended');
    await attach(id, tableFile({ inputs: ['n'], outputs: [':string'], rules: [['-', '"another"']] }));
    expect(await outcome({})).toBe('many');
  });

  it.each([
    ['goes round for ever', 'count(for i in 1..1000000000 return i)', 'incident.expression_too_slow'],
    ['takes all memory', 'for i in 1..1000000000 return string(i)', /^incident.expression_too_(slow|large)$/],
  ])('stands still where a table %s, and others go on', async (_, feel, code) => {
    const { id } = await admin.post<{ id: string }>('/api/admin/routes', { name: 'بی‌پایان', letterKind: 'LETTER', from: '2020-01-01' });
    await attach(id, file(`<decision id="d" name="d"><literalExpression><text>${feel}</text></literalExpression></decision>`));
    const asks = ext('<zeebe:calledDecision decisionId="d" resultVariable="r"/>');
    const drawing = fileOf(drawn(`${s}<bpmn:businessRuleTask id="A">${asks}</bpmn:businessRuleTask>${e}`, 's>A A>e'));
    await admin.upload(`/api/admin/routes/${id}/versions?name=a.bpmn`, Uint8Array.from(drawing), 'application/xml');
    const { processId } = await admin.post(`/api/admin/routes/${id}/rehearsals`, { version: 1 }, { wait: 5 });
    const other = await begun('p001-assign-manager', { variables: { sender: '23.identity.expert1' } });
    await house.quiet();
    expect((await view(other)).open).toHaveLength(1);
    expect((await view(processId)).incidents).toMatchObject([
      { element: 'A', code: typeof code === 'string' ? code : expect.stringMatching(code) },
    ]);
  });

  it('has a clock of its own, which stands until it is moved', async () => {
    const id = await begun('r021-boundary-timer-interrupting');
    const { next, at, open } = await view(id);
    expect(at).toBe('2026-01-03T05:00:00Z');
    await move(id, new Date(Date.parse(next!) - 1).toISOString());
    expect((await view(id)).open).toEqual(open);
    await move(id, new Date(Date.parse(next!) + 3_600_000).toISOString());
    expect((await view(id)).open.map(({ element }) => element)).toEqual(['E']);
    expect(await refusal(move(id, '2026-01-03T05:00:00Z'))).toBe('422 rehearsal.backwards');
  });

  it('times what follows a clock from when that was due, however far it is moved', async () => {
    const hour = (id: string) =>
      `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
    const flow = (from: string, to: string) => `<bpmn:sequenceFlow id="${from}-${to}" sourceRef="${from}" targetRef="${to}"/>`;
    const drawn = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><bpmn:process id="hours" isExecutable="true">
      <bpmn:startEvent id="s"/>${hour('one')}${hour('two')}${hour('three')}${flow('s', 'one')}${flow('one', 'two')}${flow('two', 'three')}</bpmn:process></bpmn:definitions>`;
    const { id: route } = await office.publish('سه ساعت', new TextEncoder().encode(drawn));
    const { processId } = await admin.post(
      `/api/admin/routes/${route}/rehearsals`,
      { version: 1, at: '2026-01-03T05:00:00Z' },
      { wait: 5 },
    );
    await move(processId, '2026-01-03T07:30:00Z');
    expect(await view(processId)).toMatchObject({ open: [{ element: 'three' }], next: '2026-01-03T08:00:00.000Z' });
  });

  it('works by the calendar of today: a closure that was announced meanwhile counts', async () => {
    const due = async () => {
      const id = await begun('p004-due-business-hours', { at: '2026-01-07T08:30:00Z' });
      return (await view(id)).open[0]!.assignment.dueDate;
    };
    expect(await due()).toBe('2026-01-10T07:30:00.000Z');
    await house.db.query(
      `insert into calendar_exceptions (layer_id, n, from_day, hours, kind) select id, 900, '2026-01-10', '[]', 'CLOSURE' from calendar_layers where scope = 'NATION'`,
    );
    house.app.get(Calendars).refresh();
    expect(await due()).toBe('2026-01-11T07:30:00.000Z');
  });

  it('shows what stops it in words, and goes on when that is put right', async () => {
    const id = await begun('r005-exclusive-no-match-incident', { variables: { amount: 5 } });
    const [incident] = (await view(id)).incidents;
    expect(incident).toMatchObject({ element: 'g', code: 'incident.no_flow_holds', sentence: expect.stringContaining('شرط') });
    await act(id, { kind: 'retried', incident: incident!.id, variables: { amount: 50 } });
    expect(await view(id)).toMatchObject({ incidents: [], open: [{ element: 'A' }] });
  });

  it('takes nothing while its next step is on its way', async () => {
    const id = await begun('r001-sequence');
    const task = (await view(id)).open[0]!.id;
    await house.sendWorkerHome();
    const late = await begin('p001-assign-manager', { variables: { sender: house.post('23.identity.expert1') } });
    expect((await view(late)).settled).toBe(false);
    expect(await refusal(send(late, { kind: 'cancelled' }))).toBe('409 rehearsal.busy');
    await send(id, { kind: 'taskCompleted', task });
    await house.wakeWorker();
    await house.quiet();
    expect((await view(late)).open).toMatchObject([{ element: 'A' }]);
  });

  it('is taken once, however often it is sent', async () => {
    const id = await begun('r001-sequence');
    const task = (await view(id)).open[0]!.id;
    const done = { kind: 'taskCompleted', task };
    expect(await refusal(act(id, done))).toBe('done');
    expect(await refusal(act(id, done))).toBe('409 route.task_not_open');
  });

  it('begins for more at once than there are connections', async () => {
    const drawn = readFileSync(join(cases, 'r002-parallel-split-join.bpmn'), 'utf8');
    const routes: string[] = [];
    for (let n = 0; n < 2 * house.config.DB_POOL; n++) {
      const other = new TextEncoder().encode(drawn.replaceAll('"r002"', `"r002.${n}"`)); // each with a plan that nobody has read yet
      routes.push((await office.publish(`بسیار ${n}`, other)).id);
    }
    const all = routes.map((id) => refusal(admin.post(`/api/admin/routes/${id}/rehearsals`, { version: 1 })));
    expect(new Set(await Promise.all(all))).toEqual(new Set(['done']));
    await house.quiet();
  });

  it('is of a version that can run', async () => {
    const { id } = await office.publish('نادرست', new TextEncoder().encode('<no-route/>'));
    const begin = (version: number, more = {}) => refusal(admin.post(`/api/admin/routes/${id}/rehearsals`, { version, ...more }));
    expect(await begin(1)).toBe('422 route.not_publishable');
    expect(await begin(2)).toBe('404 route.version_not_found');
    expect(await begin(1, { variables: [] })).toBe('400 request.invalid');
    const published = await office.publish('یک مسیر', Uint8Array.from(readFileSync(join(cases, 'r001-sequence.bpmn'))));
    const other = { version: 1, process: 'nowhere' };
    expect(await refusal(admin.post(`/api/admin/routes/${published.id}/rehearsals`, other))).toBe('422 route.process_unknown');
  });

  it('is nobody’s but the administrators’', async () => {
    const id = await begun('r001-sequence');
    const head = await house.person('23.head');
    expect(await refusal(head.get(`/api/admin/rehearsals/${id}`))).toBe('403 auth.forbidden');
    expect(await refusal(head.post(`/api/admin/rehearsals/${id}/acts`, { kind: 'cancelled' }))).toBe('403 auth.forbidden');
    const letter = '0198c2f0-0000-7000-8000-000000000000';
    expect(await refusal(admin.get(`/api/admin/rehearsals/${letter}`))).toBe('404 rehearsal.not_found');
  });
});
