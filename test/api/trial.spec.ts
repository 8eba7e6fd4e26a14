import { randomUUID } from 'node:crypto';
import type { PersonWithPassword } from '../../contracts/org-admin';
import type { RouteCaseView, RouteTrial, TrialSummary } from '../../contracts/route-trials';
import type { RouteVersionView, RouteView } from '../../contracts/routes';
import { Calendars } from '../../src/org/calendars';
import { drawn, e, ext, fileOf, s } from '../support/drawings';
import { writePast } from '../support/past-rows';
import { Administration } from './administration';

let office: Administration;
let second: string;
const NARROW = '21.pr.head';
beforeAll(async () => {
  office = await Administration.open();
  const { body } = await office.send<PersonWithPassword>('POST', 'people', { username: 'second.admin', name: 'راهبر دوم', isAdmin: true });
  second = await office.api.signIn('second.admin', body.password!);
  const layers = await office.api.app.get(Calendars, { strict: false }).nation();
  const cast = { sender: '21.records.expert1', reviewer: '21.records.head', signer: 'hq.identity.head' };
  await writePast(office.api.db, layers, 200, 80, cast);
});
afterAll(() => office?.api.stop());

const task = (id: string, form: string, who: string) =>
  `<bpmn:userTask id="${id}" name="${id === 'review' ? 'بررسی' : 'امضا'}">${ext(
    `<zeebe:formDefinition formId="${form}"/><zeebe:assignmentDefinition candidateGroups="= ${who}"/><zeebe:taskSchedule dueDate="= businessHours(now(), duration(&quot;PT8H&quot;))"/>`,
  )}</bpmn:userTask>`;
const sign = task('sign', 'letter.sign', 'signers');
const register = `<bpmn:serviceTask id="register">${ext('<zeebe:taskDefinition type="letter.register"/>')}</bpmn:serviceTask>`;
const reviewedBy = (who: string) =>
  fileOf(drawn(s + task('review', 'letter.review', who) + sign + register + e, 's>review review>sign sign>register register>e'));
const throughOne = reviewedBy(`[&quot;${NARROW}&quot;]`);
const unreviewed = fileOf(drawn(s + sign + register + e, 's>sign sign>register register>e'));

async function route(over: object = {}): Promise<string> {
  const scope = { letterKind: 'LETTER', unit: await office.idOf('units', '21'), from: '2026-01-01', ...over };
  return (await office.send<RouteView>('POST', 'routes', { name: 'مسیر آزمایشی', ...scope })).body.id;
}

async function bring(id: string, file: Uint8Array): Promise<RouteVersionView> {
  const response = await fetch(`${office.api.url}/api/admin/routes/${id}/versions?name=route.bpmn`, {
    method: 'POST',
    body: Buffer.from(file),
    headers: { 'content-type': 'application/xml', cookie: office.admin, 'idempotency-key': randomUUID() },
  });
  return (await response.json()) as RouteVersionView;
}

const tried = (id: string, no: number, body: object = {}, options = {}) =>
  office.send<RouteTrial>('POST', `routes/${id}/versions/${no}/trials`, body, options);
const step = (id: string, no: number, what: string, session = office.admin) =>
  office.send<RouteVersionView>('POST', `routes/${id}/versions/${no}/${what}`, undefined, { session });

describe('a draft route tried on the letters of the last days', () => {
  it('finds the post through which everything would go, and says so in words', async () => {
    const id = await route();
    expect((await bring(id, throughOne)).publishable).toBe(true);
    const { body, says } = await tried(id, 1, { days: 90, seed: 3 });
    expect(says).toBe('done');
    const post = await office.idOf('posts', NARROW);
    expect(body.figures.letters).toBe(200); // of the unit of whoever wrote them, though they are their signer's by now
    expect(body.figures.gains[0]).toEqual({ post, before: 0, after: 200 });
    expect(body.figures.losses[0]).toEqual({ post: await office.idOf('posts', '21.records.head'), before: 200, after: 0 });
    expect(body.figures.provinces).toEqual([expect.objectContaining({ province: '21', letters: 200 })]);
    expect(body.names[post]).toMatch(/روابط عمومی/);
    expect(body.sentences[0]).toBe('۲۰۰ نامهٔ ۹۰ روز گذشته از این مسیر گذرانده شد.');
    expect(body.sentences.join('\n')).toContain(`کار «${body.names[post]}» از ۰ به ۲۰۰ می‌رسد.`);
  });

  it('is kept with the version: for the same seed it comes to the same', async () => {
    const id = await route();
    await bring(id, throughOne);
    const first = (await tried(id, 1, { seed: 5 })).body;
    const again = (await tried(id, 1, { seed: 5 })).body;
    expect([first.n, again.n]).toEqual([1, 2]);
    expect(again.figures).toEqual(first.figures);
    expect(await office.get(`routes/${id}/versions/1/trials/1`)).toEqual(first);
    expect((await office.get<TrialSummary[]>(`routes/${id}/versions/1/trials`)).map(({ n, seed }) => [n, seed])).toEqual([
      [2, 5],
      [1, 5],
    ]);
  });

  it('names neither a letter nor a person in what is kept', async () => {
    const [{ kept }] = await office.api.db.query(`select string_agg(figures::text || ways::text, ' ') as kept from route_trials`);
    const letters: { id: string }[] = await office.api.db.query(`select id from letters`);
    expect(kept).not.toContain('موضوع');
    for (const { id } of letters) expect(kept).not.toContain(id);
  });

  it('is refused where there is nothing to try, and to whoever is no administrator', async () => {
    const id = await route({ unit: await office.idOf('units', '22') });
    await bring(id, throughOne);
    const refused = await tried(id, 1);
    expect([refused.says, refused.body.title]).toEqual([
      '422 trial.no_letters',
      'در ۹۰ روز گذشته نامه‌ای در محدودهٔ این مسیر فرستاده نشده است.',
    ]);
    expect((await tried(id, 1, {}, { session: office.expert })).says).toMatch(/^403/);
    expect((await tried(id, 2)).says).toBe('404 route.version_not_found');
    expect((await tried(id, 1, { days: 0 })).says).toMatch(/^4/);
    expect((await office.get<{ code: string }>(`routes/${id}/versions/1/trials/9`)).code).toBe('trial.not_found');
  });
});

describe('ways of a trial that are kept as cases', () => {
  it('stand in the way of a version that does not go them, until they are given up', async () => {
    const id = await route();
    await bring(id, reviewedBy('reviewers'));
    const { n } = (await tried(id, 1)).body;
    const kept = await office.send<{ items: RouteCaseView[] }>('POST', `routes/${id}/versions/1/trials/${n}/cases`);
    expect(kept.body.items).toEqual([expect.objectContaining({ title: 'بررسی ← امضا', version: 1, trial: 1, steps: 3 })]);
    expect((await office.send<{ items: RouteCaseView[] }>('POST', `routes/${id}/versions/1/trials/${n}/cases`)).body.items).toHaveLength(1);

    await step(id, 1, 'proposal');
    expect((await step(id, 1, 'publication', second)).says).toBe('done'); // it goes its own ways

    await bring(id, unreviewed);
    await step(id, 2, 'proposal');
    const refused = await step(id, 2, 'publication', second);
    expect(refused.says).toBe('422 route.case_broken');
    expect(refused.body.title).toContain('موردِ آزمون «بررسی ← امضا»');

    const [{ id: which }] = kept.body.items as [RouteCaseView];
    expect((await office.send('DELETE', `routes/${id}/cases/${which}`)).says).toBe('done');
    expect((await office.send('DELETE', `routes/${id}/cases/${which}`)).says).toBe('404 route.case_not_found');
    expect((await step(id, 2, 'publication', second)).says).toBe('done');
  });
});
