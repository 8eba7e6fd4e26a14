import { DataSource } from 'typeorm';
import { inquiryDeadline } from '../../config/deadlines';
import { dueAfter } from '../../contracts/deadline';
import { Calendars } from '../../src/org/calendars';
import { createDataSource } from '../../src/platform/database/data-source';
import { CreateCalendarLayers1767225606000 } from '../../src/platform/database/migrations/1767225606000-create-calendar-layers';
import { createTestDatabase, type TestDatabase } from '../support/database';

describe('the calendar of a unit', () => {
  let database: TestDatabase;
  let db: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    db = await createDataSource(database.url, 2).initialize();
  });
  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  const due = async (calendars: Calendars, start: string) => {
    const { dueAt, provisional } = dueAfter(await calendars.of('any'), inquiryDeadline, new Date(start));
    return { dueAt: new Date(dueAt!), provisional };
  };

  it('closes on the holidays of the table: the day before Nowruz to the fifth of Farvardin', async () => {
    expect(await due(new Calendars(db), '2025-03-19T06:00:00Z')).toEqual({ dueAt: new Date('2025-03-25T11:00:00Z'), provisional: false });
  });

  it('calls a deadline provisional that reaches into a year without a table', async () => {
    expect(await due(new Calendars(db), '2026-11-24T06:00:00Z')).toMatchObject({ provisional: false });
    expect(await due(new Calendars(db), '2027-03-20T06:00:00Z')).toMatchObject({ provisional: true });
  });

  it('learns of a new closure when it looks again', async () => {
    const calendars = new Calendars(db);
    expect((await due(calendars, '2026-11-24T06:00:00Z')).dueAt).toEqual(new Date('2026-11-25T11:00:00Z'));
    await close({ scope: 'NATION' }, '2026-11-25');
    expect((await due(calendars, '2026-11-24T06:00:00Z')).dueAt).toEqual(new Date('2026-11-25T11:00:00Z'));
    calendars.refresh();
    expect((await due(calendars, '2026-11-24T06:00:00Z')).dueAt).toEqual(new Date('2026-11-28T11:00:00Z'));
  });

  it('has the layers of its province, its county and itself, and a department that of the office above it', async () => {
    const idOf = async (code: string) => (await db.query<[{ id: string }]>(`select id from units where code = $1`, [code]))[0].id;
    const [province, county] = [await idOf('23'), await idOf('2301')];
    const [{ id: department, parent }]: [{ id: string; parent: string }] = await db.query(
      `select u.id, u.parent_id as parent from units u join units o on o.id = u.office_id where o.level = 'PROVINCIAL_OFFICE' and o.province_code <> '23' and u.kind = 'DEPARTMENT' limit 1`,
    );
    await close({ scope: 'PROVINCE', place: '23' }, '2026-12-05', '2026-12-07');
    await close({ scope: 'COUNTY', place: '2301' }, '2026-12-06', undefined, [['07:30', '10:00']]);
    await close({ scope: 'UNIT', unit: county }, '2026-12-07', undefined, [['09:00', '12:00']]);
    await close({ scope: 'UNIT', unit: parent }, '2026-12-06');
    await close({ scope: 'UNIT', unit: department }, '2026-12-07');
    const calendars = new Calendars(db);
    const hours = async (unit: string) => {
      const days = await calendars.days({ from: '2026-12-05', to: '2026-12-07', unit });
      return days.map(({ hours, holiday }) => `${hours.map(({ opens, closes }) => `${opens}-${closes}`).join()} ${holiday ?? ''}`.trim());
    };
    expect(await hours(province)).toEqual(['PROVINCE', 'PROVINCE', 'PROVINCE']);
    expect(await hours(county)).toEqual(['PROVINCE', '07:30-10:00 COUNTY', '09:00-12:00 UNIT']);
    expect(await hours(parent)).toEqual(['07:30-14:30', 'UNIT', '07:30-14:30']);
    expect(await hours(department)).toEqual(['07:30-14:30', 'UNIT', 'UNIT']);
    expect(await calendars.of(province)).not.toBe(await calendars.of(county));
    expect(await calendars.of('any')).toBe(await calendars.of('another'));

    await db.query(`update calendar_exceptions set withdrawn_at = office_now() where title = 'PROVINCE'`);
    calendars.refresh();
    expect(await hours(province)).toEqual(['07:30-14:30', '07:30-14:30', '07:30-14:30']);
  });

  it('keeps its holidays when the tables are changed back and forth', async () => {
    const migration = new CreateCalendarLayers1767225606000();
    const days = () => new Calendars(db).days({ from: '2026-03-18', to: '2026-04-05' });
    const before = await days();
    const runner = db.createQueryRunner();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await days()).toEqual(before);
  });

  async function close(
    { scope, place, unit }: { scope: string; place?: string; unit?: string },
    from: string,
    to?: string,
    hours: [string, string][] = [],
  ): Promise<void> {
    await db.query(`insert into calendar_layers (scope, place, unit_id, name) values ($1, $2, $3, $1) on conflict do nothing`, [
      scope,
      place ?? null,
      unit ?? null,
    ]);
    await db.query(
      `insert into calendar_exceptions (layer_id, n, from_day, to_day, hours, kind, title)
       select l.id, coalesce((select max(n) from calendar_exceptions where layer_id = l.id), 0) + 1, $4, $5, $6, 'CLOSURE', l.scope
       from calendar_layers l where (l.scope, l.place, l.unit_id) is not distinct from ($1, $2, $3::uuid)`,
      [scope, place ?? null, unit ?? null, from, to ?? null, JSON.stringify(hours)],
    );
  }
});
