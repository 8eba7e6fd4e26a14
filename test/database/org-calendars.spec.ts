import { DataSource } from 'typeorm';
import { inquiryDeadline } from '../../config/deadlines';
import { dueAfter } from '../../contracts/deadline';
import { Calendars } from '../../src/org/calendars';
import { createDataSource } from '../../src/platform/database/data-source';
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
    await db.query(`insert into calendar_days values ('2026-11-25', 'extraordinary', 'published', 'آلودگی هوا')`);
    expect((await due(calendars, '2026-11-24T06:00:00Z')).dueAt).toEqual(new Date('2026-11-25T11:00:00Z'));
    calendars.refresh();
    expect((await due(calendars, '2026-11-24T06:00:00Z')).dueAt).toEqual(new Date('2026-11-28T11:00:00Z'));
  });
});
