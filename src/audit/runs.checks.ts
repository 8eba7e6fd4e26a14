import type { Audit } from './audit';
import { AT_MOST, lasting, type Check, type Violation } from './check';
import { portionsOf } from '../platform/process/each-of';

const PAGE = 10_000;

interface Place {
  id: string;
  workflow_id: string;
}

const toViolation =
  (what: string) =>
  ({ workflow_id }: Pick<Place, 'workflow_id'>): Violation => ({ where: workflow_id, what });

/** Lists and tables are read at different moments, so what differs is looked at again, closely, before it counts. */
export const open: Check = {
  id: 'I1',
  title: 'every open process runs, or was owed a nudge within the last 15 s',
  async run(audit) {
    const running = await audit.runs.running();
    const missing: Place[] = [];
    for (const year of await audit.years()) {
      for (let last = '00000000-0000-0000-0000-000000000000'; missing.length < AT_MOST;) {
        const page = await audit.query<Place>(
          `select id, workflow_id from processes where year = $1 and closed_at is null and runs and id > $2 order by id limit ${PAGE}`,
          [year, last],
        );
        audit.saw(page.length, 'open processes');
        missing.push(...page.filter(({ workflow_id }) => !running.has(workflow_id)));
        if (page.length < PAGE) break;
        last = page.at(-1)!.id;
      }
    }
    const stillMissing = (places: Place[]) => notRunning(audit, places);
    return (await lasting(audit, await stillMissing(missing.slice(0, AT_MOST)), stillMissing)).map(toViolation('is open and has no run'));
  },
};

/** First the table, then Temporal: whoever is owed nothing any more was told before, so its run is there already. */
async function notRunning(audit: Audit, places: Place[]): Promise<Place[]> {
  if (!places.length) return [];
  const unowed = await audit.query<Place>(
    `select p.id, p.workflow_id from unnest($1::uuid[]) as suspect(id) join processes p on p.year = year_of(suspect.id) and p.id = suspect.id
     where p.closed_at is null and p.runs and not exists (select from nudges n where n.process_id = p.id and n.since > clock_timestamp() - interval '15 seconds')`,
    [places.map(({ id }) => id)],
  );
  return (await audit.runs.standingsOf(unowed, ({ workflow_id }) => workflow_id)).filter(({ standing }) => !standing.running);
}

type Kind = 'unknown' | 'closed';

export const unknown: Check = {
  id: 'I2',
  title: 'every run tells of a process that is there',
  run: (audit) => runsWithout(audit, 'unknown', 'runs, and there is no such process'),
};

export const closed: Check = {
  id: 'I3',
  title: 'what is closed runs no longer',
  run: (audit) => runsWithout(audit, 'closed', 'is closed and still runs'),
};

/** A run may be a moment behind its last line, and a list behind its runs. */
async function runsWithout(audit: Audit, kind: Kind, what: string): Promise<Violation[]> {
  const running = [...(await audit.runs.running()).keys()];
  audit.saw(running.length, 'runs');
  const look = async (ids: string[]) => {
    const suspects: { workflow_id: string }[] = [];
    for (const portion of portionsOf(ids, 1000))
      if (suspects.length < AT_MOST) suspects.push(...(await withoutProcess(audit, portion, kind)));
    const standing = await audit.runs.standingsOf(suspects.slice(0, AT_MOST), ({ workflow_id }) => workflow_id);
    return standing.filter((each) => each.standing.running).map(({ workflow_id }) => workflow_id);
  };
  return (await lasting(audit, await look(running), look)).map((workflow_id) => toViolation(what)({ workflow_id }));
}

/** The id of a process follows from what its run is called. */
const withoutProcess = (audit: Audit, workflowIds: string[], kind: Kind): Promise<{ workflow_id: string }[]> =>
  audit.query(
    `with run as (select w.id as workflow_id, w.id ~ '^(letter|inquiry|rehearsal)/[0-9a-f-]{36}(/(at|to)/[0-9a-f-]{36})?$' as ours, split_part(w.id, '/', 2) as one, split_part(w.id, '/', 3) as way, split_part(w.id, '/', 4) as unit from unnest($1::text[]) as w(id)),
          named as (select workflow_id, case when not ours then null when unit = '' then one::uuid else child_id(one::uuid, way || '.' || unit) end as id from run)
     select n.workflow_id from named n left join processes p on p.year = year_of(n.id) and p.id = n.id and p.workflow_id = n.workflow_id
     where ${kind === 'unknown' ? 'p.id is null' : 'p.closed_at is not null'}`,
    [workflowIds],
  );
