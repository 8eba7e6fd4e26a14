import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../launch/postgres';
import type { Ledger } from './ledger';
import type { Ending, Play } from './play';

/** Waits until nothing is under way any more. @returns what still is when the time is over */
export async function leftUnderWay(databaseUrl: string, withinMs: number): Promise<string[]> {
  for (const end = Date.now() + withinMs; ; await pause(250)) {
    const [left] = await ask<{ open: number; tasks: number; nudges: number; clocks: number }>(
      databaseUrl,
      `select (select count(*)::int from processes where closed_at is null) as open, (select count(*)::int from tasks where state = 'open') as tasks,
              (select count(*)::int from nudges) as nudges, (select count(*)::int from clocks) as clocks`,
    );
    const under = Object.entries(left!).filter(([, count]) => count > 0);
    if (!under.length) return [];
    if (Date.now() > end)
      return [
        ...under.map(([what, count]) => `${count} ${what} left ${Math.round(withinMs / 1000)} s after the last act`),
        ...(await examples(databaseUrl)),
      ];
  }
}

const examples = async (databaseUrl: string) =>
  (
    await ask<{ line: string }>(
      databaseUrl,
      `select workflow_id || ' ' || state || ' at line ' || seq as line from processes where closed_at is null order by opened_at limit 10`,
    )
  ).map(({ line }) => line);

/** What the facts say against what was acknowledged. @returns each contradiction in words */
export async function contradictions(databaseUrl: string, ledger: Ledger, plays: readonly Play[]): Promise<string[]> {
  const found = await Promise.all([
    lostOrDouble(databaseUrl, ledger),
    wrongNumbers(databaseUrl),
    wrongEndings(
      databaseUrl,
      plays.flatMap(({ endings }) => endings),
    ),
    wrongVersions(
      databaseUrl,
      plays.flatMap(({ versions }) => [...versions]),
    ),
    wrongJournals(databaseUrl),
  ]);
  return [...ledger.faults.map((fault) => `not an outage: ${fault}`), ...found.flat()];
}

/** Every acknowledged command has one row and its line, by that person; nothing else of theirs is there. */
async function lostOrDouble(databaseUrl: string, ledger: Ledger): Promise<string[]> {
  const rows = await ask<{ key: string; username: string; process: string | null; seq: number | null; actor: boolean }>(
    databaseUrl,
    `select r.key, p.username, r.response->>'processId' as process, (r.response->>'seq')::int as seq,
            a.seq is not null and (a.actor = r.actor or a.actor is null) as actor
     from requests r join people p on p.id = r.actor
     left join acts a on a.year = year_of((r.response->>'processId')::uuid) and a.process_id = (r.response->>'processId')::uuid and a.seq = (r.response->>'seq')::int`,
  );
  const kept = new Map(rows.map((row) => [row.key, row]));
  const known = new Map(ledger.entries.map((entry) => [entry.key, entry]));
  return [
    ...ledger.acknowledged
      .filter(({ processId }) => processId)
      .flatMap(({ key, what, username, processId, seq }) => {
        const row = kept.get(key);
        if (!row) return [`lost: ${username} ${what}`];
        return row.process === processId && row.seq === seq && row.username === username && row.actor
          ? []
          : [`not what was answered: ${username} ${what}`];
      }),
    // a command about several processes keeps a row for each, under its key and theirs
    ...rows
      .filter(({ key }) => known.get(key.split('/')[0]!)?.verdict !== 'acknowledged')
      .map(({ key, username }) => `not acknowledged, yet there: ${username} ${known.get(key)?.what ?? key}`),
    ...(
      await ask<{ line: string }>(
        databaseUrl,
        `select p.username || ' ' || a.kind || ' ' || a.key || ' of ' || a.process_id as line from acts a join people p on p.id = a.actor
       where not exists (select from requests r where r.actor = a.actor and (r.response->>'processId')::uuid = a.process_id and (r.response->>'seq')::int >= a.seq)`,
      )
    ).map(({ line }) => `a line of nobody's: ${line}`),
  ];
}

async function wrongNumbers(databaseUrl: string): Promise<string[]> {
  const rows = await ask<{ line: string }>(
    databaseUrl,
    `select c.book_id || '/' || c.year || ': last ' || c.last_no || ', ' || count(n.no) || ' numbers up to ' || coalesce(max(n.no), 0) as line
     from counters c left join numbers n on n.book_id = c.book_id and n.year = c.year group by c.book_id, c.year, c.last_no
     having c.last_no <> count(n.no) or c.last_no <> coalesce(max(n.no), 0) or count(n.no) <> count(distinct n.no)`,
  );
  return rows.map(({ line }) => `missing or double number: ${line}`);
}

async function wrongEndings(databaseUrl: string, endings: readonly Ending[]): Promise<string[]> {
  const rows = await ask<{ id: string; state: string; closed: boolean }>(
    databaseUrl,
    `select id, state, closed_at is not null as closed from processes where id = any($1)`,
    [endings.map(({ process }) => process)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return endings.flatMap(({ process, state }) => {
    const row = found.get(process);
    return row?.state === state && row.closed
      ? []
      : [`${process} should have ended as ${state} and is ${row ? `${row.state}${row.closed ? '' : ', open'}` : 'not there'}`];
  });
}

async function wrongVersions(databaseUrl: string, versions: readonly [string, number][]): Promise<string[]> {
  const rows = await ask<{ id: string; count: number }>(
    databaseUrl,
    `select letter_id as id, count(*)::int as count from versions where letter_id = any($1) group by letter_id`,
    [versions.map(([letter]) => letter)],
  );
  const found = new Map(rows.map(({ id, count }) => [id, count]));
  return versions.flatMap(([letter, count]) =>
    found.get(letter) === count ? [] : [`letter ${letter} should have ${count} versions and has ${found.get(letter) ?? 0}`],
  );
}

/** Lines without a gap, chained, and as many as the process says. */
async function wrongJournals(databaseUrl: string): Promise<string[]> {
  const rows = await ask<{ line: string }>(
    databaseUrl,
    `select distinct l.process_id::text as line from (
       select a.*, lag(a.hash, 1, ''::bytea) over w as before, row_number() over w as n, last_value(a.seq) over (partition by a.process_id order by a.seq rows between unbounded preceding and unbounded following) as last
       from acts a window w as (partition by a.process_id order by a.seq)) l join processes p on p.year = l.year and p.id = l.process_id
     where l.seq <> l.n or l.prev_hash <> l.before or p.seq <> l.last
        or l.hash <> act_hash(l.prev_hash, l.year, l.process_id, l.seq, l.kind, l.key, l.actor, l.post, l.on_behalf_of, l.refs, l.at)`,
  );
  return rows.map(({ line }) => `journal of ${line} is broken`);
}
