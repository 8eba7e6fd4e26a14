import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../../contracts/org';
import type { AdminUnit, PersonWithPassword } from '../../contracts/org-admin';
import type { Problem } from '../../contracts/problem';
import type { RouteExamination, RouteDecisionsList, RouteSummary, RouteVersionView, RouteView } from '../../contracts/routes';
import { file } from '../routes/dmn/table-file';
import { drawn as flow, e, fileOf, gate, s, user } from '../support/drawings';
import { Administration } from './administration';

let office: Administration;
let second: string;
beforeAll(async () => {
  office = await Administration.open();
  const { body } = await office.send<PersonWithPassword>('POST', 'people', { username: 'second.admin', name: 'راهبر دوم', isAdmin: true });
  second = await office.api.signIn('second.admin', body.password!);
});
afterAll(() => office?.api.stop());

const drawn = readFileSync(join(__dirname, '../routes/cases/p001-assign-manager.bpmn'));
const scope = { letterKind: 'LETTER', from: '2026-01-01' };

async function made(over: object = {}): Promise<string> {
  return (await office.send<RouteView>('POST', 'routes', { name: 'نامهٔ صادره', ...scope, ...over })).body.id;
}

async function brought(
  id: string,
  bytes: Uint8Array = drawn,
  { name = 'مسیر.bpmn', session = office.admin, key = randomUUID() as string } = {},
) {
  const response = await fetch(`${office.api.url}/api/admin/routes/${id}/versions?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers: { 'content-type': 'application/xml', cookie: session, 'idempotency-key': key },
  });
  const body = (await response.json()) as RouteVersionView & Problem;
  return { body, says: response.ok ? 'done' : `${response.status} ${body.code}` };
}

const decides = (feel: string) =>
  Buffer.from(file(`<decision id="d" name="d"><literalExpression><text>${feel}</text></literalExpression></decision>`)).toString();

async function attached(id: string, text: string, session = office.admin) {
  const response = await fetch(`${office.api.url}/api/admin/routes/${id}/decisions?name=${encodeURIComponent('جدول.dmn')}`, {
    method: 'PUT',
    body: text,
    headers: { 'content-type': 'application/xml', cookie: session, 'idempotency-key': randomUUID() },
  });
  const body = (await response.json()) as RouteDecisionsList & Problem;
  return { body, says: response.ok ? 'done' : `${response.status} ${body.code}` };
}

async function fileAt(id: string, at: string): Promise<string> {
  const response = await fetch(`${office.api.url}/api/admin/routes/${id}/${at}?name=${encodeURIComponent('جدول.dmn')}`, {
    headers: { cookie: office.admin },
  });
  return response.text();
}

const step = (id: string, no: number, what: string, session = office.admin, method = 'POST') =>
  office.send<RouteVersionView>(method, `routes/${id}/versions/${no}/${what}`, undefined, { session });

describe('the library of routes', () => {
  it('takes a file as it is, and gives it back byte for byte with a report', async () => {
    const id = await made();
    const { body } = await brought(id);
    expect(body).toMatchObject({
      no: 1,
      state: 'draft',
      fileName: 'مسیر.bpmn',
      size: drawn.length,
      publishable: true,
      plan: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(body.elements.length).toBeGreaterThan(3);
    const file = await fetch(`${office.api.url}/api/admin/routes/${id}/versions/1/file`, { headers: { cookie: office.admin } });
    expect(Buffer.from(await file.arrayBuffer()).equals(drawn)).toBe(true);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await brought(id)).says).toBe('409 route.file_unchanged');
  });

  it('says what is wrong with a file that is being drawn, and keeps nothing of it', async () => {
    const id = await made();
    const examined = async (bytes: Buffer, session = office.admin) => {
      const response = await fetch(`${office.api.url}/api/admin/routes/${id}/examination`, {
        method: 'POST',
        body: Buffer.from(bytes),
        headers: { 'content-type': 'application/xml', cookie: session },
      });
      return { status: response.status, body: (await response.json()) as RouteExamination };
    };
    const unsound = readFileSync(join(__dirname, '../routes/cases/r012-inclusive-join-unbalanced.bpmn'));
    expect((await examined(drawn)).body).toMatchObject({ verdict: 'sound' });
    expect((await examined(Buffer.from('<nonsense/>'))).body).toMatchObject({ publishable: false, verdict: null });
    const { body } = await examined(unsound);
    expect((await brought(id, unsound)).body.findings).toEqual(body.findings);
    expect((await office.get<RouteView>(`routes/${id}`)).versions.map(({ no }) => no)).toEqual([1]);
  });

  it('publishes what one administrator proposed and another one agreed to', async () => {
    const id = await made();
    await brought(id);
    expect((await step(id, 1, 'publication', second)).says).toBe('409 route.not_proposed');
    expect((await step(id, 1, 'proposal')).body).toMatchObject({ state: 'proposed', proposed: { by: { name: expect.any(String) } } });
    expect((await step(id, 1, 'proposal')).says).toBe('409 route.not_a_draft');
    expect((await step(id, 1, 'publication')).says).toBe('403 route.second_admin_needed');
    expect((await step(id, 1, 'publication', second)).body).toMatchObject({ state: 'published', published: { by: { name: 'راهبر دوم' } } });
    expect((await step(id, 1, 'proposal', office.admin, 'DELETE')).says).toBe('409 route.not_proposed');
    expect(await office.get<RouteView>(`routes/${id}`)).toMatchObject({ current: 1, waits: false });
    expect((await office.changesOf(id)).map(({ act, name }) => [act, name])).toEqual(
      ['PUBLISHED', 'PROPOSED', 'EDITED', 'CREATED'].map((act) => [act, 'نامهٔ صادره']),
    );
  });

  it('lets nobody publish a file that somebody else proposed for them', async () => {
    const id = await made();
    await brought(id, drawn, { session: second });
    await step(id, 1, 'proposal');
    expect((await step(id, 1, 'publication', second)).says).toBe('403 route.second_admin_needed');
  });

  it('takes a proposal back, and a newer version beside what is in force', async () => {
    const id = await made();
    await brought(id);
    await step(id, 1, 'proposal');
    expect((await step(id, 1, 'proposal', second, 'DELETE')).body).toMatchObject({ state: 'draft', proposed: null });
    await step(id, 1, 'proposal');
    await step(id, 1, 'publication', second);
    await brought(id, Buffer.concat([drawn, Buffer.from('\n')]));
    expect(await office.get<RouteView>(`routes/${id}`)).toMatchObject({
      current: 1,
      versions: [
        { no: 2, state: 'draft' },
        { no: 1, state: 'published' },
      ],
    });
  });

  it.each([
    ['no XML', 'سلام', 'file.not_xml'],
    ['a DTD with entities', '<!DOCTYPE x [<!ENTITY a "b">]><definitions>&a;</definitions>', 'file.doctype'],
    ['something else in XML', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'file.not_bpmn'],
  ])('answers %s with a report, keeps it, and never publishes it', async (_, text, code) => {
    const id = await made();
    const { body } = await brought(id, Buffer.from(text));
    expect(body).toMatchObject({ publishable: false, plan: null });
    expect(body.findings.map((finding) => finding.code)).toContain(code);
    expect((await step(id, 1, 'proposal')).says).toBe('422 route.not_publishable');
  });

  it('shows of a route that stands still the way there, and never publishes it', async () => {
    const id = await made();
    const join = `${s}${gate('exclusive', 'x')}${gate('parallel', 'j')}${user('A')}${user('B')}${e}`;
    const { body } = await brought(id, fileOf(flow(join, 's>x x>A? x>B! A>j B>j j>e')));
    expect(body).toMatchObject({ publishable: false, plan: null, verdict: 'unsound' });
    expect(body.findings.find(({ code }) => code === 'sound.join_waits')).toMatchObject({
      severity: 'error',
      element: 'j',
      path: expect.arrayContaining([{ how: 'stands', element: 'j' }]),
    });
    expect((await step(id, 1, 'proposal')).says).toBe('422 route.not_publishable');
  });

  it('serves everybody while a file without an end is examined, and tells that it was given up', async () => {
    const id = await made();
    const endless = fileOf(flow(`${s}${user('A')}${e}`, 's>A A>e'));
    const poison = Buffer.from(endless)
      .toString()
      .replace('= now()', `= ${'['.repeat(200_000)}`);
    let isThere = false;
    const answer = brought(id, Buffer.from(poison)).finally(() => (isThere = true));
    await new Promise((done) => setTimeout(done, 2_000));
    await office.get('routes');
    expect(isThere).toBe(false);
    const { body } = await answer;
    expect(body).toMatchObject({ publishable: false, plan: null, verdict: null });
    expect(body.findings.map(({ code }) => code)).toEqual(['file.too_hard']);
    expect((await brought(id)).body).toMatchObject({ no: 2, publishable: true, verdict: 'sound' });
  });

  it('publishes no route that names a unit that is not there, or is closed by then, and says which', async () => {
    const wanted = {
      code: '23.test',
      name: 'ادارهٔ آزمون',
      kind: 'DEPARTMENT',
      parent: await office.idOf('units', '23'),
      from: '2026-01-01',
    };
    const { body: unit } = await office.send<AdminUnit>('POST', 'units', wanted);
    const named = (code: string) => fileOf(flow(`${s}${user('A')}${e}`, 's>A A>e').replace('"g"', `"= head(&quot;${code}&quot;)"`));
    const id = await made();
    const { body } = await brought(id, named('9999'));
    expect(body).toMatchObject({ publishable: false, plan: expect.any(String) });
    expect(body.findings).toEqual([
      {
        severity: 'error',
        code: 'office.unit_unknown',
        element: 'A',
        sentence: 'واحد «9999» که در «A» آمده، در نمودار سازمانی نیست.',
        path: [],
        file: null,
      },
    ]);
    expect((await step(id, 1, 'proposal')).says).toBe('422 route.refers_amiss');
    await brought(id, named(unit.code));
    expect((await step(id, 2, 'proposal')).says).toBe('done');
    expect((await office.send('POST', `units/${unit.id}/close`)).says).toBe('done');
    const { body: refused, says } = await step(id, 2, 'publication', second);
    expect(says).toBe('422 route.refers_amiss');
    expect(refused.title).toContain(`«${unit.code}»`);
  });

  it('publishes no route that asks for a role nobody has, or names who is nobody', async () => {
    const id = await made();
    const asking = (who: string) => fileOf(flow(`${s}${user('A')}${e}`, 's>A A>e').replace('"g"', `"${who.replaceAll('"', '&quot;')}"`));
    const sentences = async (who: string) => (await brought(id, asking(who))).body.findings.map(({ sentence }) => sentence);
    expect(await sentences('= inRole(unit, "WIZARD")')).toEqual(['نقش «WIZARD» را که در «A» آمده، هیچ‌کس ندارد.']);
    expect((await step(id, 1, 'proposal')).says).toBe('422 route.refers_amiss');
    expect(await sentences('23.head, 23.nobody')).toEqual(['«23.nobody» که در «A» آمده، نه سمتی از سازمان است و نه واحدی.']);
    expect(await sentences('= [manager("23.nobody"), inRole("23", "EXPERT")[1]]')).toEqual([
      'سمت «23.nobody» که در «A» آمده، در سازمان نیست.',
    ]);
  });

  it('examines a copy anew, as letters are held to more than rehearsals', async () => {
    const id = await made({ letterKind: 'REHEARSAL' });
    const free = flow(
      `${s}<bpmn:serviceTask id="A"><bpmn:extensionElements><zeebe:taskDefinition type="x"/></bpmn:extensionElements></bpmn:serviceTask>${e}`,
      's>A A>e',
    );
    expect((await brought(id, fileOf(free))).body.publishable).toBe(true);
    const { body: copy } = await office.send<RouteView>('POST', `routes/${id}/copies`, { name: 'برای نامه', ...scope });
    expect(copy.versions).toMatchObject([{ no: 1, publishable: false, plan: null }]);
  });

  it('keeps tables with a route, and each version with the tables it was compiled with', async () => {
    const id = await made();
    const asks = `<bpmn:businessRuleTask id="A"><bpmn:extensionElements><zeebe:calledDecision decisionId="d" resultVariable="r"/></bpmn:extensionElements></bpmn:businessRuleTask>`;
    const drawing = fileOf(flow(`${s}${asks}${e}`, 's>A A>e'));
    expect((await brought(id, drawing)).body).toMatchObject({
      publishable: false,
      findings: [{ code: 'task.decision_unknown', element: 'A' }],
    });
    expect((await attached(id, decides('"A"'))).body.items).toMatchObject([
      { name: 'جدول.dmn', usable: true, decisions: [{ id: 'd', name: 'd' }], findings: [], brought: { by: { name: expect.any(String) } } },
    ]);
    const { body: first } = await brought(id, drawing);
    expect(first).toMatchObject({ no: 2, publishable: true, decisions: [{ name: 'جدول.dmn' }] });
    expect((await brought(id, drawing)).says).toBe('409 route.file_unchanged');
    await step(id, 2, 'proposal');
    expect((await step(id, 2, 'publication', second)).says).toBe('done');
    await attached(id, decides('"B"'));
    const { body: next } = await brought(id, drawing);
    expect(next).toMatchObject({ no: 3, publishable: true });
    expect(next.plan).not.toBe(first.plan);
    expect((await office.get<RouteVersionView>(`routes/${id}/versions/2`)).plan).toBe(first.plan);
    expect([await fileAt(id, 'versions/2/decisions/file'), await fileAt(id, 'decisions/file')]).toEqual([decides('"A"'), decides('"B"')]);
    const named = `routes/${id}/decisions?name=${encodeURIComponent('جدول.dmn')}`;
    expect((await office.send('DELETE', named)).body).toEqual({ items: [] });
    expect((await office.send('DELETE', named)).says).toBe('404 route.decisions_not_found');
    expect(await fileAt(id, 'versions/2/decisions/file')).toEqual(decides('"A"'));
    expect((await brought(id, drawing)).body).toMatchObject({ no: 4, publishable: false, decisions: [] });
    await expect(office.api.db.query(`update decision_files set file = ''`)).rejects.toThrow('never changes');
  });

  it('answers a hostile table with a report, and publishes nothing that lies with it', async () => {
    const id = await made();
    expect((await attached(id, '<!DOCTYPE x [<!ENTITY a "b">]><definitions>&a;</definitions>')).body.items).toMatchObject([
      { usable: false, decisions: [], findings: [{ severity: 'error', code: 'file.doctype', file: null }] },
    ]);
    const { body } = await brought(id);
    expect(body.publishable).toBe(false);
    expect(body.findings).toContainEqual(expect.objectContaining({ severity: 'error', code: 'file.doctype', file: 'جدول.dmn' }));
    expect((await attached(id, '')).says).toBe('422 route.file_empty');
    expect((await attached(randomUUID(), decides('1'))).says).toBe('404 route.not_found');
    expect((await attached(id, decides('1'), office.expert)).says).toBe('403 auth.forbidden');
  });

  it('copies the tables with the route', async () => {
    const id = await made();
    await attached(id, decides('1'));
    const { body: copy } = await office.send<RouteView>('POST', `routes/${id}/copies`, { name: 'رونوشت', ...scope });
    expect(await office.get<RouteDecisionsList>(`routes/${copy.id}/decisions`)).toMatchObject({
      items: [{ name: 'جدول.dmn', usable: true }],
    });
  });

  it('publishes one of two versions that two administrators publish at once, and tells the other', async () => {
    const id = await made();
    await brought(id);
    await brought(id, Buffer.concat([drawn, Buffer.from('\n')]));
    const third = await office.send<PersonWithPassword>('POST', 'people', { username: 'third.admin', name: 'راهبر سوم', isAdmin: true });
    const other = await office.api.signIn('third.admin', third.body.password!);
    for (const no of [1, 2]) await step(id, no, 'proposal');
    const says = await Promise.all([step(id, 1, 'publication', second), step(id, 2, 'publication', other)]);
    expect(says.map(({ says }) => says).sort()).toEqual(['409 route.published_meanwhile', 'done']);
    const won = says[0].says === 'done' ? 1 : 2;
    expect(await office.get<RouteView>(`routes/${id}`)).toMatchObject({ current: won });
    const lost = 3 - won;
    expect((await step(id, lost, 'proposal', office.admin, 'DELETE')).says).toBe('done');
    expect((await step(id, lost, 'proposal')).says).toBe(won === 2 ? '409 route.newer_published' : 'done');
  });

  it('refuses what is no file, too large, or badly named, and who is no administrator', async () => {
    const id = await made();
    expect((await brought(id, Buffer.alloc(0))).says).toBe('422 route.file_empty');
    expect((await brought(id, Buffer.alloc(4_000_001, 32))).says).toBe('413 route.file_too_large');
    expect((await brought(id, drawn, { name: '../..' })).says).toBe('422 route.file_name_invalid');
    expect((await brought(id, drawn, { session: office.expert })).says).toBe('403 auth.forbidden');
    expect((await brought(randomUUID())).says).toBe('404 route.not_found');
    expect((await office.send('POST', 'routes', { name: 'نامه', ...scope, inquiryType: 'IDENTITY' })).says).toBe('400 request.invalid');
    expect((await office.send('POST', 'routes', { name: 'نامه', ...scope, unit: randomUUID() })).says).toBe('404 unit.not_found');
  });

  it('copies a route for other letters, finds by name and what is in force, and retires', async () => {
    const id = await made({ name: 'بخشنامهٔ سراسری', letterKind: 'CIRCULAR' });
    await brought(id);
    await step(id, 1, 'proposal');
    await step(id, 1, 'publication', second);
    const { body: copy } = await office.send<RouteView>('POST', `routes/${id}/copies`, {
      name: 'بخشنامهٔ استان',
      ...scope,
      letterKind: 'CIRCULAR',
      unit: await office.idOf('units', '23'),
    });
    expect(copy).toMatchObject({
      current: null,
      unit: { name: expect.any(String) },
      versions: [{ no: 1, state: 'draft', publishable: true }],
    });
    const names = async (filter: string) => (await office.get<Page<RouteSummary>>(`routes?${filter}`)).items.map(({ name }) => name);
    expect(await names('letterKind=CIRCULAR&inForce=true')).toEqual(['بخشنامهٔ سراسری']);
    expect(await names(`q=${encodeURIComponent('بخشنامه استان')}`)).toEqual(['بخشنامهٔ استان']);
    expect((await office.send('POST', `routes/${id}/retirement`)).says).toBe('done');
    expect(await names('letterKind=CIRCULAR&inForce=true')).toEqual([]);
    expect((await brought(id, Buffer.concat([drawn, Buffer.from(' ')]))).says).toBe('409 route.retired');
  });

  it('keeps what was published from any hand', async () => {
    const id = await made();
    await brought(id);
    await step(id, 1, 'proposal');
    await step(id, 1, 'publication', second);
    await expect(office.api.db.query(`update route_versions set file = '' where route_id = $1`, [id])).rejects.toThrow('never changes');
    await expect(office.api.db.query(`delete from route_plans`)).rejects.toThrow('never changes');
  });
});
