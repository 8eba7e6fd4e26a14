import { isDeepStrictEqual } from 'node:util';
import { timingOf, withNews, type ClockNews, type TaskClock, type Timing } from '../../contracts/task-clock';
import { CalendarsOfUnits } from '../calendar/calendars-of-units';
import { readLayers } from '../calendar/layers.queries';
import type { Audit } from './audit';
import { AT_MOST, lasting, type Check, type Violation } from './check';

interface Row {
  process_id: string;
  key: string;
  provisional: boolean;
  clock: TaskClock;
  /** what the journal says of it, in order */
  told: ClockNews[];
  last: Pick<Timing, 'ladder'> & { dueAt: string | null };
  /** steps that have struck: a calendar that changes moves these no more */
  struck: string[];
}

const PORTION = 2000;
const NIL = '00000000-0000-0000-0000-000000000000';

/** That what is stored equals the journal is the matter of the checks of tasks and clocks; here it is counted anew. */
export const deadlines: Check = {
  id: 'deadlines',
  title: 'due times, counted anew from calendar and facts, are those that are stored',
  async run(audit) {
    const calendars = new CalendarsOfUnits(await readLayers(audit));
    const [{ underway }] = (await audit.query(`select exists (select from calendar_changes where done_at is null) as underway`)) as [
      { underway: boolean },
    ];
    if (underway) audit.saw(1, 'changes of calendars that are not carried out yet');
    const old = await audit.countInYears(
      `tasks where year = $1 and state = 'open' and kind = 'answer' and due_at is not null and clock is null`,
    );
    if (old) audit.saw(old, 'open questions from before clocks kept their facts, which no calendar moves');
    const found = await lasting(audit, await lyingAbout(audit), async (earlier) => {
      const still = new Set((await lyingAbout(audit)).map(({ where }) => where));
      return earlier.filter(({ where }) => still.has(where));
    });
    for (const year of await audit.years()) {
      for (let after: [string, string] = [NIL, '']; found.length < AT_MOST;) {
        const rows = await audit.query<Row>(running, [year, ...after]);
        audit.saw(rows.length, 'running clocks');
        for (const row of rows) found.push(...(underway ? tornIn(row) : wrongIn(row, calendars)));
        const last = rows.at(-1);
        if (!last || rows.length < PORTION) break;
        after = [last.process_id, last.key];
      }
    }
    return found.slice(0, AT_MOST);
  },
};

/** While a change is under way nothing is counted anew, so one that does not come on is told. */
const lyingAbout = (audit: Audit): Promise<Violation[]> =>
  audit.query<Violation>(
    `select 'change ' || id as where, 'is not carried out after 10 minutes: ' || (select sum(n.looked) from calendar_lanes n where n.change = c.id) || ' of ' || total || ' clocks were looked at' as what
     from calendar_changes c where done_at is null and at < office_now() - interval '10 minutes' order by at limit ${AT_MOST}`,
  );

const running = `
  select t.process_id, t.key, t.provisional, t.clock, j.told, j.last,
    array(select split_part(f.key, ':', 2) from acts f where f.year = t.year and f.process_id = t.process_id and f.kind = 'fired' and starts_with(f.key, t.key || ':')) as struck
  from tasks t cross join lateral (
    select json_agg(a.refs->'clock' order by a.seq) filter (where a.refs ? 'clock') as told,
           (array_agg(json_build_object('dueAt', a.refs->'dueAt', 'ladder', a.refs->'ladder') order by a.seq desc))[1] as last
    from acts a where a.year = t.year and a.process_id = t.process_id and (a.kind in ('asked', 'referred') and a.key = t.key or a.kind = 'retimed' and a.refs->>'parent' = t.key)) j
  where t.year = $1 and t.state = 'open' and t.clock is not null and (t.process_id, t.key) > ($2::uuid, $3) order by t.process_id, t.key limit ${PORTION}`;

function tornIn({ process_id, key, clock, told }: Row): Violation[] {
  const [first, ...later] = told ?? [];
  const isWhole = first && isDeepStrictEqual(later.reduce(withNews, first as TaskClock), clock);
  return isWhole ? [] : [{ where: `${process_id} ${key}`, what: 'its clock is another than its lines say' }];
}

function wrongIn(row: Row, calendars: CalendarsOfUnits): Violation[] {
  const { process_id, key, clock, provisional, last, struck } = row;
  const torn = tornIn(row);
  if (torn.length > 0) return torn;
  const says = (what: string) => [{ where: `${process_id} ${key}`, what }];
  const { dueAt, ladder, provisional: isProvisional } = timingOf(calendars, clock);
  if (last.dueAt !== dueAt) return says(`is due at ${last.dueAt}, and counts to ${dueAt}`);
  const owed = (steps: Timing['ladder']) => steps.filter(({ step }) => !struck.includes(step));
  if (!isDeepStrictEqual(owed(last.ladder), owed(ladder))) return says('strikes at other times than it counts to');
  return provisional === isProvisional ? [] : says('is provisional, or is not, against what it counts to');
}
