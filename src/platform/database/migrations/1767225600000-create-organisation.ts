import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FIRST_YEAR, LAST_YEAR, yearStart } from '../../../../contracts/ids';

/** The ground of everything: the calendar and clock of the office, ids made from names, the chart, its people and its books. */
export class CreateOrganisation1767225600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create extension if not exists pg_trgm`);
    await db.query(`create extension if not exists btree_gist`);
    for (const statement of [...time, ...ids, ...chart, ...books, ...lookups]) await db.query(statement);

    const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 2 }, (_, n) => FIRST_YEAR + n);
    await db.query(`insert into jalali_years (year, starts_at) select * from unnest($1::int[], $2::timestamptz[])`, [
      years,
      years.map((year) => new Date(yearStart(year)).toISOString()),
    ]);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `drop function next_number, number_text, actor_of, holders_of, province_head_of, secretariat_post_of, head_of, ensure_year`,
    );
    await db.query(`drop table calendar_days, counters, books, inquiry_types, assignments, people, posts, units`);
    await db.query(`drop function normal_form, stable_id, child_id, year_of, jalali_year, office_today, office_now`);
    await db.query(`drop table office_clock, jalali_years`);
  }
}

const time = [
  // The year after the last one is there too, as its end.
  `create table jalali_years (year int primary key, starts_at timestamptz not null unique)`,
  // Zero in production; a practice office moves it, and only forward: what has happened stays in the past.
  `create table office_clock (
     one boolean primary key default true check (one), shift interval not null default '0' check (shift >= interval '0'))`,
  `insert into office_clock default values`,
  `create function office_now() returns timestamptz language plpgsql volatile parallel safe as $$
   begin
     return clock_timestamp() + (select shift from office_clock);
   end $$`,
  `create function office_today() returns date language sql volatile parallel safe as $$
     select (office_now() at time zone 'Asia/Tehran')::date
   $$`,
  // plpgsql keeps its plans for the whole session: this one is asked for every row that is written. 0 is a year of nothing.
  `create function jalali_year(at timestamptz) returns int language plpgsql stable strict parallel safe as $$
   declare found int;
   begin
     select year into found from jalali_years where starts_at <= at order by starts_at desc limit 1;
     return case when found between ${FIRST_YEAR} and ${LAST_YEAR} then found else 0 end;
   end $$`,
];

const ids = [
  /* The Jalali year in which a letter or process was opened, from the time in its UUIDv7. */
  `create function year_of(id uuid) returns int language plpgsql stable strict parallel safe as $$
   begin
     return jalali_year(to_timestamp(('x' || translate(left(id::text, 13), '-', ''))::bit(48)::bigint / 1000.0));
   end $$`,
  /* A child shares the time of its parent, so it lies in the same year; the same key gives the same child again. */
  `create function child_id(parent uuid, key text) returns uuid language sql immutable strict parallel safe as $$
     select overlay(overlay(overlay(md5(parent::text || key) placing translate(left(parent::text, 13), '-', '') from 1 for 12)
       placing '7' from 13 for 1) placing '8' from 17 for 1)::uuid
   $$`,
  /* The id of reference data by its name: the same in every installation. */
  `create function stable_id(name text) returns uuid language sql immutable strict parallel safe as $$
     select overlay(overlay(md5(name) placing '8' from 13 for 1) placing '8' from 17 for 1)::uuid
   $$`,
  /* What people type and what is stored, made alike: Arabic letters, digits, hamza, diacritics, half-spaces and case. */
  `create function normal_form(words text) returns text language sql immutable strict parallel safe as $$
     select btrim(regexp_replace(
       translate(lower(regexp_replace(words, '[\\u064B-\\u065F\\u0670\\u0640]', '', 'g')),
         'يىئكةۀآأإٱؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'یییکههااااو01234567890123456789'),
       '[\\s\\u200C-\\u200F]+', ' ', 'g'))
   $$`,
];

/* \`search\` holds the words twice, the second time without spaces: a half-space may be typed as a space or as nothing. */
const search = (words: string) =>
  `search text not null generated always as (normal_form(${words}) || ' ' || replace(normal_form(${words}), ' ', '')) stored`;

const levels = `('HEADQUARTERS', 'PROVINCIAL_OFFICE', 'COUNTY_OFFICE')`;
const levelDigit = `case level when 'HEADQUARTERS' then '0' when 'PROVINCIAL_OFFICE' then '1' else '2' end`;

const chart = [
  // `number_code` is how the secretariat of the unit's office signs in numbers; `place` is the unit's place in lists.
  `create table units (
     id uuid primary key, code text collate "C" not null unique, number_code text not null, name text not null, short_name text not null,
     level text not null check (level in ${levels}), kind text not null check (kind in ('OFFICE', 'DEPUTY', 'DEPARTMENT', 'SECRETARIAT')),
     parent_id uuid references units, office_id uuid not null references units, province_code text, county_code text,
     valid_from date not null, valid_to date,
     place text collate "C" not null generated always as (${levelDigit} || code) stored,
     ${search(`name || ' ' || code`)},
     check ((kind = 'OFFICE') = (office_id = id)), check ((level = 'HEADQUARTERS') = (province_code is null)),
     check ((level = 'COUNTY_OFFICE') = (county_code is not null)), check (valid_to > valid_from))`,
  `create index units_in_order on units (place)`,
  `create index units_of_kind on units (kind, place)`,
  `create index units_of_level on units (level, kind, place)`,
  `create index units_of_province on units (province_code, place)`,
  `create index units_of_parent on units (parent_id)`,
  `create index units_of_office on units (office_id, kind)`,
  `create index units_search on units using gin (search gin_trgm_ops) with (fastupdate = off)`,
  // Level and province are the unit's, repeated here because posts are picked by them. Rank 0 is the head of the unit;
  // in lists the heads come first, and among them those of whole offices.
  `create table posts (
     id uuid primary key, code text collate "C" not null unique, unit_id uuid not null references units, office_id uuid not null references units,
     level text not null check (level in ${levels}), province_code text, title text not null,
     kind text not null check (kind in ('HEAD', 'DEPUTY', 'EXPERT', 'CLERK', 'COUNTER', 'ASSISTANT_DESK', 'SUPERVISOR')),
     rank int not null check (rank between 0 and 99), may_sign boolean not null default false, valid_from date not null, valid_to date,
     place text collate "C" not null generated always as (${levelDigit} || lpad(rank::text, 2, '0') || case when unit_id = office_id then '0' else '1' end || code) stored,
     ${search(`title || ' ' || code`)}, check (valid_to > valid_from))`,
  `create index posts_in_order on posts (place)`,
  `create index posts_of_kind on posts (kind, level, place)`,
  `create index posts_of_level on posts (level, place)`,
  `create index posts_of_province on posts (province_code, place)`,
  `create index posts_of_unit on posts (unit_id, rank, code)`,
  `create index posts_of_office on posts (office_id, kind, rank, code)`,
  `create index posts_search on posts using gin (search gin_trgm_ops) with (fastupdate = off)`,
  `create table people (
     id uuid primary key, username text collate "C" not null unique check (username = lower(username)), name text not null,
     clearance text not null check (clearance in ('UNCLASSIFIED', 'CONFIDENTIAL', 'HIGHLY_CONFIDENTIAL', 'SECRET', 'TOP_SECRET')),
     password_hash text, is_admin boolean not null default false, disabled boolean not null default false,
     ${search(`name || ' ' || username`)})`,
  `create index people_in_order on people (name, id)`,
  `create index people_search on people using gin (search gin_trgm_ops) with (fastupdate = off)`,
  // A post has one holder and one acting at a time, and an assistant is not appointed twice.
  `create table assignments (
     id uuid primary key, post_id uuid not null references posts, person_id uuid not null references people,
     kind text not null check (kind in ('HOLDER', 'ACTING', 'ASSISTANT')), from_at timestamptz not null, to_at timestamptz,
     created_by uuid references people, created_at timestamptz not null default office_now(), ended_by uuid references people, ended_at timestamptz,
     check (to_at >= from_at), -- equal: called off before it began
     constraint assignments_one_at_a_time exclude using gist (post_id with =, kind with =, tstzrange(from_at, to_at) with &&) where (kind <> 'ASSISTANT'),
     constraint assignments_not_twice exclude using gist (post_id with =, person_id with =, kind with =, tstzrange(from_at, to_at) with &&))`,
  `create index assignments_of_person on assignments (person_id, from_at)`,
  `create index assignments_of_post on assignments (post_id, kind, from_at)`,
  `create table inquiry_types (
     code text primary key, title text not null, fields jsonb not null default '[]', deadline jsonb, active boolean not null default true)`,
  `create table calendar_days (day date primary key, kind text not null, status text not null, name text not null)`,
];

const books = [
  `create table books (
     id uuid primary key, office_id uuid not null references units, kind text not null check (kind in ('INTERNAL', 'OUTGOING', 'INCOMING')),
     mode text not null check (mode in ('AUTOMATIC', 'CLERK')),
     pattern text not null check (
       pattern ~ '\\{jy2?\\}' and pattern ~ '\\{seq(:0[1-9])?\\}' and regexp_replace(pattern, '\\{(jy2?|sec|unit|kind|seq(:0[1-9])?)\\}', '', 'g') !~ '[{}]'),
     unique (office_id, kind))`,
  // The row that is locked last in a registration: no gap and no double, whatever is rolled back.
  `create table counters (
     book_id uuid not null references books, year int not null check (year >= ${FIRST_YEAR}), last_no int not null check (last_no > 0), primary key (book_id, year)) with (fillfactor = 50)`,
  /* A number as it is printed. {seq:05} is the running number with at least five digits. */
  `create function number_text(pattern text, year int, no int, sec text, unit text, kind text) returns text language plpgsql immutable parallel safe as $$
   declare width int := coalesce(substring(pattern from '\\{seq:0(\\d)\\}')::int, 1);
   begin
     return regexp_replace(replace(replace(replace(replace(replace(pattern, '{jy}', year::text), '{jy2}', lpad((year % 100)::text, 2, '0')),
       '{sec}', sec), '{unit}', unit), '{kind}', kind), '\\{seq(:0\\d)?\\}', lpad(no::text, greatest(width, length(no::text)), '0'));
   end $$`,
  /* Takes the next number of a book in the caller's transaction, which holds the counter until its end. The year is that of \`at\` in Tehran. */
  `create function next_number(p_book uuid, p_at timestamptz) returns table (year int, no int, number text) language plpgsql volatile as $$
   #variable_conflict use_column
   declare y int := jalali_year(p_at); n int;
   begin
     insert into counters as c (book_id, year, last_no) values (p_book, y, 1)
       on conflict (book_id, year) do update set last_no = c.last_no + 1 returning c.last_no into n;
     return query select y, n, number_text(b.pattern, y, n, u.number_code, u.code, case b.kind when 'INTERNAL' then 'د' when 'OUTGOING' then 'ص' else 'و' end)
       from books b join units u on u.id = b.office_id where b.id = p_book;
   end $$`,
];

const lookups = [
  /* The post that answers for a unit: its own head, else that of the nearest unit above that has one. */
  `create function head_of(p_unit uuid) returns uuid language plpgsql stable strict parallel safe as $$
   declare at_unit uuid := p_unit; head uuid; today date := office_today();
   begin
     while at_unit is not null loop
       select id into head from posts where unit_id = at_unit and rank = 0 and valid_from <= today and (valid_to is null or valid_to > today) order by code limit 1;
       exit when head is not null;
       select parent_id into at_unit from units where id = at_unit;
     end loop;
     return head;
   end $$`,
  /* The first clerk of the secretariat that serves an office. */
  `create function secretariat_post_of(p_office uuid) returns uuid language plpgsql stable strict parallel safe as $$
   declare clerk uuid; today date := office_today();
   begin
     select id into clerk from posts where office_id = p_office and kind = 'CLERK' and valid_from <= today and (valid_to is null or valid_to > today) order by rank, code limit 1;
     return clerk;
   end $$`,
  /* The director of the province in which a unit lies; the president for a unit of the headquarters. */
  `create function province_head_of(p_unit uuid) returns uuid language plpgsql stable strict parallel safe as $$
   declare province text; office uuid;
   begin
     select province_code into province from units where id = p_unit;
     if not found then return null; end if;
     if province is null then
       select id into office from units where level = 'HEADQUARTERS' and kind = 'OFFICE' and parent_id is null order by place limit 1;
     else
       select id into office from units where level = 'PROVINCIAL_OFFICE' and kind = 'OFFICE' and province_code = province;
     end if;
     return head_of(office);
   end $$`,
  /* Who works in a post at this moment, and as what. */
  `create function holders_of(p_post uuid) returns table (person_id uuid, kind text) language plpgsql volatile strict as $$
   #variable_conflict use_column
   declare at timestamptz := office_now();
   begin
     return query select a.person_id, a.kind from assignments a join people p on p.id = a.person_id
       where a.post_id = p_post and a.from_at <= at and (a.to_at is null or a.to_at > at) and not p.disabled;
   end $$`,
  /* A person with every post they may act in at this moment, as Actor; null when there is no such person, or when they are disabled.
     A function keeps its plan for the whole session, and every request asks for this. */
  `create function actor_of(p_person uuid) returns jsonb language plpgsql volatile as $$
   declare now timestamptz := office_now(); today date := office_today();
   begin
     return (select jsonb_build_object('personId', p.id, 'clearance', p.clearance, 'isAdmin', p.is_admin, 'posts', coalesce((
       select jsonb_agg(held.post order by held.place) from (
         select distinct on (o.id) o.place, jsonb_build_object(
           'postId', o.id, 'unitId', o.unit_id, 'officeId', o.office_id, 'kind', a.kind, 'postKind', o.kind,
           'maySign', o.may_sign and a.kind <> 'ASSISTANT', 'holderId', case when a.kind <> 'HOLDER' then (
             select h.person_id from assignments h
             where h.post_id = o.id and h.kind in ('HOLDER', 'ACTING') and h.person_id <> p.id and h.from_at <= now and (h.to_at is null or h.to_at > now)
               and (h.kind = 'HOLDER' or a.kind = 'ASSISTANT')
             order by h.kind desc limit 1) end) as post
         from assignments a join posts o on o.id = a.post_id
         where a.person_id = p.id and a.from_at <= now and (a.to_at is null or a.to_at > now)
           and o.valid_from <= today and (o.valid_to is null or o.valid_to > today)
         order by o.id, array_position(array['HOLDER', 'ACTING', 'ASSISTANT'], a.kind)) held), '[]'))
       from people p where p.id = p_person and not p.disabled);
   end $$`,
  /* Creates the partition of a Jalali year for every table that is partitioned by it: acts_1405 of acts, and so on. A partitioned table
     cannot have storage parameters; partitions take them from its comment: comment on table tasks is 'partitions with (fillfactor = 80)'. */
  `create function ensure_year(y int) returns void language plpgsql as $$
   declare parent regclass; name text; storage text;
   begin
     if y not between ${FIRST_YEAR} and ${LAST_YEAR} then raise exception 'no calendar for the year %', y; end if;
     perform pg_advisory_xact_lock(hashtext('ensure_year'));
     for parent, name, storage in
       select c.oid::regclass, c.relname, coalesce(substring(obj_description(c.oid, 'pg_class') from 'with \\([a-z_0-9 =,]+\\)'), '') from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
       where c.relnamespace = current_schema()::regnamespace and p.partstrat = 'l' and p.partnatts = 1 and a.attname = 'year' order by c.relname
     loop
       execute format('create table if not exists %I partition of %s for values in (%s) %s', name || '_' || y, parent, y, storage);
     end loop;
   end $$`,
];
