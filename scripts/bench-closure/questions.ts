import type { Pool } from 'pg';

/**
 * Makes open questions out of those that live ones are: process, journal with its chain, desk and clocks, as if each had been asked. Nobody
 * runs them.
 * @param templates respondents that wait · @param copies of each
 */
export async function copyQuestions(db: Pool, templates: readonly string[], copies: number): Promise<void> {
  for (const [i, template] of templates.entries()) {
    await db.query(statement(template, copies));
    if (i % 100 === 0) await db.query(`analyze processes, acts, tasks, clocks`);
  }
  await db.query(`analyze processes, acts, tasks, clocks, board_open`);
}

const statement = (template: string, copies: number) => `
  do $$
  declare t uuid := '${template}'; y int := year_of(t); c uuid; m text; lines jsonb;
  begin
    select jsonb_agg(jsonb_build_object('kind', kind, 'key', key, 'refs', refs) order by seq) into lines from acts where year = y and process_id = t;
    for i in 1..${copies} loop
      m := md5('question ' || i || t);
      c := (substr(t::text, 1, 14) || '7' || substr(m, 1, 3) || '-8' || substr(m, 4, 3) || '-' || substr(m, 7, 12))::uuid;
      insert into processes (year, id, kind, parent_id, letter_id, unit_id, state, runs) select y, c, kind, c, letter_id, unit_id, state, false from processes where year = y and id = t;
      insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, opened_at, due_at, provisional, clock, asked_of, inquiry_type)
        select year, c, key, kind, post_id, unit_id, letter_id, state, opened_at, due_at, provisional, clock, asked_of, inquiry_type from tasks where year = y and process_id = t;
      insert into clocks (year, process_id, key, step, at) select year, c, key, step, at from clocks where year = y and process_id = t;
      perform write_acts(c, lines);
    end loop;
  end $$`;
