import type { Pool } from 'pg';

/**
 * Makes letters that stand where one stands, set by set, as if each had been submitted: process, journal with its chain, desk, clocks and
 * walk. Nobody runs them; whoever acts on one begins its run from the journal.
 */
export async function copyLetter(db: Pool, template: string, count: number, portion = 5000): Promise<void> {
  await db.query(`analyze processes, acts, tasks`);
  for (let from = 1; from <= count; from += portion) await db.query(statement(template, from, Math.min(from + portion - 1, count)));
  await db.query(`analyze processes, acts, tasks, letter_routes`);
}

const statement = (template: string, from: number, to: number) => `
  do $$
  declare t uuid := '${template}'; y int := year_of(t); c uuid; m text; lines jsonb;
  begin
    select jsonb_agg(jsonb_build_object('kind', kind, 'key', key, 'refs', refs) order by seq) into lines from acts where year = y and process_id = t;
    for i in ${from}..${to} loop
      m := md5('copy ' || i || t);
      c := (substr(t::text, 1, 14) || '7' || substr(m, 1, 3) || '-8' || substr(m, 4, 3) || '-' || substr(m, 7, 12))::uuid;
      insert into processes (year, id, kind, letter_id, state, runs) select y, c, kind, c, state, true from processes where year = y and id = t;
      insert into letters (year, id, kind, direction, classification, priority, subject, office_id, post_id, drafter_id, version, created_at)
        select year, c, kind, direction, classification, priority, subject, office_id, post_id, drafter_id, version, created_at from letters where year = y and id = t;
      insert into versions (year, letter_id, no, subject, body, document, hash, author, post, autosave)
        select year, c, no, subject, body, document, hash, author, post, autosave from versions where year = y and letter_id = t;
      insert into recipients (year, letter_id, n, role, unit_id, post_id) select year, c, n, role, unit_id, post_id from recipients where year = y and letter_id = t;
      insert into parties (year, letter_id, post_id, role) select year, c, post_id, role from parties where year = y and letter_id = t;
      insert into letter_routes (year, letter_id, walk, route_id, version, plan_hash) select year, c, walk, route_id, version, plan_hash from letter_routes where year = y and letter_id = t;
      insert into tasks (year, process_id, key, kind, post_id, unit_id, letter_id, state, outcome, opened_at, due_at, closed_by, closed_at, element, title, choices, may_refer)
        select year, c, key, kind, post_id, unit_id, c, state, outcome, opened_at, due_at, closed_by, closed_at, element, title, choices, may_refer from tasks where year = y and process_id = t;
      insert into clocks (year, process_id, key, step, at) select year, c, key, step, at from clocks where year = y and process_id = t;
      perform write_acts(c, lines);
    end loop;
  end $$`;
