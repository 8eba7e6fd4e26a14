/** Pieces of SQL that show ids and instants as the contracts spell them. */

/** ISO, UTC, milliseconds. */
export const iso = (at: string): string => `to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const unitRef = (id: string): string => `(select json_build_object('id', u.id, 'name', u.name) from units u where u.id = ${id})`;
export const postRef = (id: string): string => `(select json_build_object('id', o.id, 'title', o.title) from posts o where o.id = ${id})`;
export const personRef = (id: string): string => `(select json_build_object('id', w.id, 'name', w.name) from people w where w.id = ${id})`;

/** A list inside a row; empty, not null, where there is nothing. */
export const listOf = (select: string): string => `coalesce((select json_agg(r) from (${select}) r), '[]')`;

/** The same as in contracts/task-clock.ts. */
const pausedSince = (clock: string): string =>
  `(select case when f.fact->>'kind' = 'pause' then f.fact->>'at' end from jsonb_array_elements(${clock}->'facts') with ordinality as f(fact, n)
     where f.fact->>'kind' in ('pause', 'resume', 'reset') order by f.n desc limit 1)`;

/** A task as its reader sees it. @param t the SQL name of the tasks row · @param p that of its process */
export const taskColumns = (t: string, p: string): string => `
  json_build_object('id', ${p}.id, 'kind', ${p}.kind) as process, ${t}.key, ${t}.kind, ${postRef(`${t}.post_id`)} as post, ${t}.purpose, ${t}.copy, ${t}.instruction, ${t}.title, ${t}.choices, coalesce(${t}.may_refer, false) as "mayRefer",
  ${iso(`${t}.opened_at`)} as "openedAt", ${iso(`${t}.due_at`)} as "dueAt", coalesce(${t}.due_at < (select office_now()), false) as overdue, ${pausedSince(`${t}.clock`)} as "pausedSince", ${iso(`${t}.seen_at`)} as "seenAt",
  case when ${t}.claimed_until > (select office_now()) then json_build_object('by', ${personRef(`${t}.claimed_by`)}, 'until', ${iso(`${t}.claimed_until`)}) end as claimed`;
