import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RehearsalView } from '../../contracts/rehearsals';
import type { RouteDrawing } from '../../contracts/route-pictures';
import type { Person } from '../../scripts/people/person';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { choresOf } from '../../src/platform/queues/chores';
import { House, refusal } from '../support/house';

const drawn = (name: string) => Uint8Array.from(readFileSync(join(__dirname, '../routes', `${name}.bpmn`)));
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
const act = (id: string, body: object) => admin.post(`/api/admin/rehearsals/${id}/acts`, body, { wait: 5 });
async function begin(route: string, variables: object = {}): Promise<string> {
  const command = { version: 1, at: '2026-01-03T05:00:00Z', variables };
  return (await admin.post(`/api/admin/routes/${route}/rehearsals`, command, { wait: 5 })).processId;
}
const reviewed = async () => {
  const { id } = await office.publish(`بررسی ${Math.random()}`, drawn('drawn/review-and-sign'));
  return begin(id, { sender: house.post('23.identity.expert1') });
};

describe('a route as it is drawn', () => {
  it('has its file as text, whatever its encoding, and its elements in words', async () => {
    const xml = readFileSync(join(__dirname, '../routes/drawn/review-and-sign.bpmn'), 'utf8');
    const { id } = await office.publish('شانزده بیتی', Uint8Array.from(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')));
    const drawing = await admin.get<RouteDrawing>(`/api/admin/routes/${id}/versions/1/drawing`);
    expect(drawing.diagram).toBe(xml.replace('UTF-8', 'UTF-16'));
    expect(drawing.elements).toContainEqual({ id: 'sign', name: 'امضای مدیر', kind: 'user' });
    expect(drawing.decisions).toEqual([]);
  });

  it('is shown to administrators, and where there is one', async () => {
    const { id } = await office.publish('نقشه', drawn('drawn/review-and-sign'));
    const head = await house.person('23.head');
    expect(await refusal(head.get(`/api/admin/routes/${id}/versions/1/drawing`))).toBe('403 auth.forbidden');
    expect(await refusal(admin.get(`/api/admin/routes/${id}/versions/2/drawing`))).toBe('404 route.version_not_found');
  });
});

describe('where a rehearsal stands, for whoever plays it', () => {
  it('has the buttons of a task, the clock beside it, and the flows that were taken', async () => {
    const id = await reviewed();
    const { open, waiting, flows } = await view(id);
    expect(open).toMatchObject([{ element: 'review', outcomes: ['approved', 'returned'], form: 'step', errors: [] }]);
    expect(waiting).toMatchObject([{ element: 'late', name: 'دو روز گذشت', kind: 'timer', at: '2026-01-05T05:00:00.000Z' }]);
    expect(flows).toEqual({ f1: 1 });
    await act(id, { kind: 'taskCompleted', task: open[0]!.id, variables: { outcome: 'returned' } });
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'approved' } });
    const next = await view(id);
    expect(next.flows).toEqual({ f1: 1, f2: 2, again: 1, agreed: 1 });
    expect(next.open).toMatchObject([{ element: 'sign', outcomes: ['signed', 'returned', 'rejected'] }]);
  });

  it('has the errors of a command, by the catalogue and by who catches them', async () => {
    const id = await reviewed();
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'approved' } });
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, variables: { outcome: 'signed' } });
    expect((await view(id)).open).toMatchObject([
      { job: 'letter.register', outcomes: [], errors: ['letter.unsigned', 'letter.returned', 'letter.rejected'] },
    ]);
  });

  it('tells what happened with what that led to; what was worked out in between is no line', async () => {
    const id = await reviewed();
    await act(id, { kind: 'taskCompleted', task: (await view(id)).open[0]!.id, by: 'x', variables: { outcome: 'approved' } });
    const { story } = await view(id);
    expect(story.map(({ kind }) => kind)).toEqual(['started', 'taskCompleted']);
    expect(story[1]).toMatchObject({ element: { id: 'review', name: 'بررسی کارشناس' }, detail: 'approved', by: 'x' });
    expect(story[1]!.entered.map(({ id }) => id)).toEqual(['asked', 'sign']);
  });

  it('has what may come from outside, and the joins that wait', async () => {
    const { id: route } = await office.publish('پیام', drawn('cases/r026-message-correlation-key'));
    const id = await begin(route, { inquiryNo: '1405/12' });
    expect((await view(id)).waiting).toMatchObject([{ kind: 'message', message: 'inquiry-answer', key: '1405/12' }]);
    const { id: split } = await office.publish('شاخه‌ها', drawn('cases/r002-parallel-split-join'));
    const two = await begin(split);
    await act(two, { kind: 'taskCompleted', task: (await view(two)).open[0]!.id });
    expect((await view(two)).joins).toHaveLength(1);
  });
});

describe('rehearsals that nobody goes on with', () => {
  const chore = () =>
    choresOf(house.db, '/nowhere')
      .find(({ name }) => name === 'old-rehearsals')!
      .run();
  const age = (id: string) => house.db.query(`update acts set at = at - interval '8 days' where process_id = $1`, [id]);
  const exists = async (id: string) => (await refusal(view(id))) === 'done';

  it('end after a week, and are gone a week later', async () => {
    const [old, young] = [await reviewed(), await reviewed()];
    await age(old);
    await chore();
    await house.quiet();
    expect(await view(old)).toMatchObject({ ended: true });
    expect(await view(young)).toMatchObject({ ended: false });
    await chore();
    expect(await exists(old)).toBe(true);
    await age(old);
    await chore();
    expect(await exists(old)).toBe(false);
    expect(await exists(young)).toBe(true);
    expect(await house.db.query(`select from acts where process_id = $1`, [old])).toEqual([]);
  });
});
