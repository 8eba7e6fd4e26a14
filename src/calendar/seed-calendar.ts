import type { EntityManager } from 'typeorm';
import type { Week } from '../../contracts/working-calendar';
import { nationWord } from '../../contracts/working-calendar.words';

/** What every office works by until somebody says otherwise; nobody on Thursdays and Fridays. */
export const officeWeek: Week = {
  hours: {
    sat: [['07:30', '14:30']],
    sun: [['07:30', '14:30']],
    mon: [['07:30', '14:30']],
    tue: [['07:30', '14:30']],
    wed: [['07:30', '14:30']],
    thu: [],
    fri: [],
  },
};

export interface Holiday {
  day: string;
  kind: string;
  name: string;
}

/** The nation's layer: its week, and its official and extraordinary holidays. @param since its stamp, so that every seeding gives the same */
export async function writeNation(tx: EntityManager, holidays: readonly Holiday[], since: string): Promise<void> {
  await tx.query(`insert into calendar_layers (id, scope, name) values (stable_id('calendar/NATION'), 'NATION', $1)`, [nationWord]);
  await tx.query(
    `insert into calendar_weeks (id, layer_id, n, hours, created_at) values (stable_id('calendar/NATION/week'), stable_id('calendar/NATION'), 1, $1, $2)`,
    [JSON.stringify(officeWeek.hours), since],
  );
  await tx.query(
    `insert into calendar_exceptions (id, layer_id, n, from_day, hours, kind, title, created_at)
     select stable_id('calendar/NATION/' || day), stable_id('calendar/NATION'), row_number() over (order by day), day, '[]',
       case kind when 'extraordinary' then 'CLOSURE' else 'HOLIDAY' end, name, $2
     from jsonb_to_recordset($1) as d(day date, kind text, name text)`,
    [JSON.stringify(holidays), since],
  );
}
