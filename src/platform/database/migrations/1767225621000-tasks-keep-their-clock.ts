import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What made a due time is kept with the task: policy, facts and ladder (contracts/task-clock.ts). A task that was open before has none: the
 * instant at which it began to count is not known to the millisecond, so its due time stays as if somebody had named it.
 */
export class TasksKeepTheirClock1767225621000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of [`alter table tasks add column clock jsonb`, ...dropped('', ''), ...withClock]) await db.query(statement);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const statement of [...dropped(', jsonb', ', jsonb'), ...withoutClock, `alter table tasks drop column clock`])
      await db.query(statement);
  }
}

const dropped = (ofAsk: string, ofStep: string) => [
  `drop function step_ask(uuid, int, text, text, uuid, uuid, text, timestamptz, jsonb, boolean${ofStep})`,
  `drop function ask(uuid, uuid, text, text, text, uuid, timestamptz, jsonb, text, text, text, boolean${ofAsk})`,
];

const ask = (parameter: string, column: string, value: string) => `
  create function ask(p_id uuid, p_letter uuid, p_key text, p_parent text, p_kind text, p_post uuid, p_due timestamptz default null, p_ladder jsonb default null,
     p_purpose text default null, p_copy text default null, p_instruction text default null, p_provisional boolean default false${parameter}) returns void
   language plpgsql as $$
   begin
     insert into tasks (year, process_id, key, parent_key, kind, post_id, unit_id, letter_id, opened_at, due_at, purpose, copy, instruction, provisional, priority, classification${column})
     select year_of(p_id), p_id, p_key, p_parent, p_kind, p_post, p.office_id, p_letter, office_now(), p_due, p_purpose, p_copy, p_instruction, p_provisional, l.priority, l.classification${value}
     from posts p, letters l where p.id = p_post and l.year = year_of(p_letter) and l.id = p_letter;
     if not found then raise exception 'no post % or no letter %', p_post, p_letter; end if;
     insert into clocks (year, process_id, key, step, at) select year_of(p_id), p_id, p_key, r.step, r.at from jsonb_to_recordset(p_ladder) as r(step text, at timestamptz);
     insert into parties (year, letter_id, post_id, role) values (year_of(p_letter), p_letter, p_post, upper(p_kind)) on conflict do nothing;
     insert into hints (audience, type, ref, version) values (p_post, 'task.opened', p_id, 0);
   end $$`;

const stepAsk = (parameter: string, passed: string, said: string) => `
  create function step_ask(p_id uuid, p_since int, p_key text, p_kind text, p_post uuid, p_child uuid, p_state text, p_due timestamptz, p_ladder jsonb, p_provisional boolean${parameter})
     returns table (seq int, kind text, key text, refs jsonb) language plpgsql as $$
   declare step record;
   begin
     select * into strict step from begin_step(p_id, 'asked', p_key);
     if not step.known then
       perform ask(p_id, (step.process).letter_id, p_key, null, p_kind, p_post, p_due, p_ladder, p_provisional => p_provisional${passed});
       perform write_acts(p_id, jsonb_build_array(jsonb_build_object('kind', 'asked', 'key', p_key, 'refs',
         jsonb_strip_nulls(jsonb_build_object('task', p_kind, 'post', p_post, 'child', p_child, 'dueAt', iso(p_due), 'ladder', p_ladder${said})))), p_state);
     end if;
     return query select * from read_on(p_id, p_since);
   end $$`;

const withClock = [
  ask(', p_clock jsonb default null', ', clock', ', p_clock'),
  stepAsk(', p_clock jsonb', ', p_clock => p_clock', `, 'clock', p_clock`),
];
const withoutClock = [ask('', '', ''), stepAsk('', '', '')];
