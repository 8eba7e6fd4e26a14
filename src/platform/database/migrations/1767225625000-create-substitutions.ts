import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody stands in for another for some time: what was proposed and what became of it, and the assignment that carries it. */
export class CreateSubstitutions1767225625000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of statements) await db.query(statement);
    await db.query(actorOf(true));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(actorOf(false));
    await db.query(`drop trigger substitutions_ended on assignments`);
    await db.query(`drop function end_substitutions`);
    await db.query(`drop table substitutions`);
    await db.query(`delete from assignments where kind = 'SUBSTITUTE'`);
    await db.query(
      `alter table assignments drop constraint assignments_scoped, drop constraint assignments_kind_check, drop column scope, drop column on_behalf_of`,
    );
    await db.query(`alter table assignments add constraint assignments_kind_check check (kind in ('HOLDER', 'ACTING', 'ASSISTANT'))`);
  }
}

const scopes = `('EVERYTHING', 'WITHOUT_SIGNING', 'DESK')`;

const statements = [
  `alter table assignments drop constraint assignments_kind_check`,
  `alter table assignments add constraint assignments_kind_check check (kind in ('HOLDER', 'ACTING', 'ASSISTANT', 'SUBSTITUTE')),
     add column scope text check (scope in ${scopes}), add column on_behalf_of uuid references people,
     add constraint assignments_scoped check ((kind = 'SUBSTITUTE') = (scope is not null) and (kind = 'SUBSTITUTE') = (on_behalf_of is not null))`,
  // Its id is that of the assignment it becomes when it is accepted. One post has one substitute at a time, asked or accepted.
  `create table substitutions (
     id uuid primary key, post_id uuid not null references posts, absent_id uuid not null references people, substitute_id uuid not null references people,
     scope text not null check (scope in ${scopes}), from_at timestamptz not null, to_at timestamptz not null check (to_at >= from_at), note text,
     state text not null default 'PROPOSED' check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
     proposed_by uuid not null references people, proposed_at timestamptz not null default office_now(), decided_at timestamptz, reason text,
     ended_by uuid references people, ended_at timestamptz,
     check (substitute_id <> absent_id), check (substitute_id <> proposed_by),
     constraint substitutions_one_at_a_time exclude using gist (post_id with =, tstzrange(from_at, to_at) with &&) where (state in ('PROPOSED', 'ACCEPTED')))`,
  `create index substitutions_of_absent on substitutions (absent_id, from_at)`,
  `create index substitutions_of_substitute on substitutions (substitute_id, from_at)`,
  /* Whoever leaves the post has nobody standing in there any more, and a substitution that ends early says so in its history. */
  `create function end_substitutions() returns trigger language plpgsql as $$
   begin
     if new.kind = 'SUBSTITUTE' then
       update substitutions set to_at = new.to_at, ended_by = new.ended_by, ended_at = new.ended_at where id = new.id and to_at > new.to_at;
     else
       update assignments set to_at = greatest(from_at, new.to_at), ended_by = new.ended_by, ended_at = new.ended_at
         where kind = 'SUBSTITUTE' and post_id = new.post_id and on_behalf_of = new.person_id and to_at > new.to_at;
     end if;
     return null;
   end $$`,
  `create trigger substitutions_ended after update of to_at on assignments for each row when (new.to_at is not null and new.kind <> 'ASSISTANT') execute function end_substitutions()`,
];

/* A person with every post they may act in at this moment, as Actor; null when there is no such person, or when they are disabled.
   A function keeps its plan for the whole session, and every request asks for this. */
const actorOf = (substitutes: boolean) => `create or replace function actor_of(p_person uuid) returns jsonb language plpgsql volatile as $$
   declare now timestamptz := office_now(); today date := office_today();
   begin
     return (select jsonb_build_object('personId', p.id, 'clearance', p.clearance, 'isAdmin', p.is_admin, 'posts', coalesce((
       select jsonb_agg(held.post order by held.place) from (
         select distinct on (o.id) o.place, jsonb_build_object(
           'postId', o.id, 'unitId', o.unit_id, 'officeId', o.office_id, 'kind', a.kind, 'postKind', o.kind,
           'maySign', o.may_sign and a.kind <> 'ASSISTANT'${substitutes ? ` and a.scope is distinct from 'WITHOUT_SIGNING', 'scope', a.scope, 'until', a.to_at` : ''},
           'holderId', ${substitutes ? 'coalesce(a.on_behalf_of, ' : ''}case when a.kind <> 'HOLDER' then (
             select h.person_id from assignments h
             where h.post_id = o.id and h.kind in ('HOLDER', 'ACTING') and h.person_id <> p.id and h.from_at <= now and (h.to_at is null or h.to_at > now)
               and (h.kind = 'HOLDER' or a.kind = 'ASSISTANT')
             order by h.kind desc limit 1) end${substitutes ? ')' : ''}) as post
         from assignments a join posts o on o.id = a.post_id
         where a.person_id = p.id and a.from_at <= now and (a.to_at is null or a.to_at > now)
           and o.valid_from <= today and (o.valid_to is null or o.valid_to > today)
         order by o.id, array_position(array['HOLDER', 'ACTING', 'SUBSTITUTE', 'ASSISTANT'], a.kind)) held), '[]'))
       from people p where p.id = p_person and not p.disabled);
   end $$`;
