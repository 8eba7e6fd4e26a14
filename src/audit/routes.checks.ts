import type { RouteFact } from '../../contracts/route-events';
import type { RoutePlan } from '../../contracts/route-plan';
import { placeOf, routePlaceOf } from '../../workflows/route/keys';
import { Position } from '../../workflows/route/position';
import type { Audit } from './audit';
import { lasting, type Check, type Violation } from './check';

/** So many walks are followed from their journals; of more, the ones that have stood longest. */
const LOOK_AT = 2000;

/** Commands that take as long as others take, and those that take as long as the clerk. */
const WAITS = ['letter.await', 'inquiry.await'];
const SENDS = ['letter.dispatch', 'inquiry.open'];

interface WalkRow {
  year: number;
  letter_id: string;
  walk: number;
  facts: { event: string; plan: string | null }[];
  open: string[];
  /** keys of its holds, and the instant of its one clock */
  held: string[];
  alarm: string | null;
}

/** Walks that nothing has happened to for a minute: whatever follows by itself has followed by then. */
const quiet = `
  select w.year, w.letter_id, w.walk,
         (select json_agg(json_build_object('event', a.refs->>'event', 'plan', a.refs->>'plan') order by a.seq) from acts a
          where a.year = w.year and a.process_id = w.letter_id and a.refs ? 'event'
            and a.seq >= (select max(b.seq) from acts b where b.year = w.year and b.process_id = w.letter_id and b.refs ? 'event' and b.refs->>'event' like '{"kind":"started"%')) as facts,
         (select coalesce(json_agg(t.key), '[]') from tasks t where t.year = w.year and t.process_id = w.letter_id and t.state = 'open') as open,
         (select coalesce(json_agg(c.key), '[]') from clocks c where c.year = w.year and c.process_id = w.letter_id and c.step = 'hold') as held,
         (select to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') from clocks c where c.year = w.year and c.process_id = w.letter_id and c.step = 'timer') as alarm
  from letter_routes w join processes p on p.year = w.year and p.id = w.letter_id join acts l on l.year = p.year and l.process_id = p.id and l.seq = p.seq
  where w.ended_at is null and l.at < office_now() - interval '60 seconds' order by l.at limit ${LOOK_AT}`;

export const routes: Check = {
  id: 'routes',
  title: 'every letter on a route waits for somebody, something or its time, as its journal says',
  async run(audit) {
    const found = await stuck(audit);
    return lasting(audit, found, async (earlier) => {
      const still = new Set((await stuck(audit)).map(({ where, what }) => where + what));
      return earlier.filter(({ where, what }) => still.has(where + what));
    });
  },
};

async function stuck(audit: Audit): Promise<Violation[]> {
  const walks = await audit.query<WalkRow>(quiet);
  audit.saw(walks.length, 'walks');
  const hashes = [...new Set(walks.flatMap(({ facts }) => facts.flatMap(({ plan }) => plan ?? [])))];
  const rows = await audit.query<{ hash: string; plan: string }>(`select hash, plan from route_plans where hash = any($1)`, [hashes]);
  const plans = new Map(rows.map(({ hash, plan }) => [hash, JSON.parse(plan) as RoutePlan]));
  return walks.flatMap((walk) => amiss(walk, plans).map((what) => ({ where: `letter/${walk.letter_id}`, what })));
}

function amiss({ walk, facts, open, held, alarm }: WalkRow, plans: ReadonlyMap<string, RoutePlan>): string[] {
  const position = new Position(plans.get(facts[0]!.plan!)!, (hash) => plans.get(hash)!);
  position.follow(facts.map(({ event }) => JSON.parse(event) as RouteFact));
  if (!position.isActive) return ['its route has ended, and its row says it goes on'];
  if (position.questions().length > 0) return ['nobody has worked out what its route asked'];
  const places = new Set([...open, ...held].flatMap((key) => routePlaceOf(key) ?? []).map((place) => `${place.walk}.${place.number}`));
  const next = position.next();
  const isSet = next ? Date.parse(next.times![0]!) === Date.parse(alarm ?? '') : alarm === null;
  const isGoingOut = open.includes('dispatch.1');
  return [
    ...position
      .tasks()
      .filter((task) => !places.has(placeOf(walk, task)))
      .map(({ node }) => `nobody has the task «${node}» on the desk`),
    ...position
      .jobs()
      .filter((job) => !WAITS.includes(job.job!.type) && !places.has(placeOf(walk, job)) && !(isGoingOut && SENDS.includes(job.job!.type)))
      .map(({ node }) => `nobody has carried out the command «${node}»`),
    ...(isSet
      ? []
      : [`its clock is set for ${alarm ?? 'no time'}, and it waits for ${next?.times![0] ?? 'none'}, at «${next?.node ?? ''}»`]),
  ];
}
