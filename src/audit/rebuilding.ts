import type { DataSource } from 'typeorm';
import type { Config } from '../../config/env';
import type { ProcessKind } from '../../contracts/tasks';
import { createDataSource } from '../platform/database/data-source';
import { TemporalGateway } from '../platform/temporal/temporal.gateway';
import { eachOf, portionsOf } from '../platform/process/each-of';
import { Runs } from './runs';

export interface Difference {
  process: string;
  before: string;
  after: string;
}

export interface Rebuilt {
  rebuilt: number;
  /** runs that were ended, those of no open process among them */
  terminated: number;
  differ: Difference[];
  /** did not find their place in time; they are owed a nudge */
  late: string[];
  /** people or clocks acted on their letter meanwhile, so they stand elsewhere by right */
  wentOn: string[];
}

interface Options {
  /** letters or processes; without it, everything */
  ids?: string[];
  onProgress?: (done: number, of: number) => void;
  /** milliseconds a process has to find its place */
  patienceMs?: number;
}

/** An open process, and where it stands, in words: state, line, and what lies on whose desk until when. */
interface Open {
  id: string;
  kind: ProcessKind;
  workflow_id: string;
  letter_id: string;
  runs: boolean;
  stands: string;
}

interface Renewal {
  /** how it stood just before its run was ended */
  before: Open;
  ended: boolean;
  late: boolean;
  /** its run was about to take a step */
  restless: boolean;
}

const PAGE = 2000;
const AT_ONCE = 16;
const SETTLE_MS = 20_000;
const RETRY_MS = 250;
/** The relay leaves to us what we tell ourselves, and tells it when we cannot any more. */
const RELAY_WAITS = `interval '45 seconds'`;
/** What somebody did a moment before may still be on its way. */
const ON_ITS_WAY = `interval '3 seconds'`;

/** A sentence for the person at the terminal. */
export class CannotRebuild extends Error {}

/**
 * Ends runs and starts them anew from their journals. Every process is owed a nudge before its run is ended, so whatever interrupts
 * this, the relay starts what was left; doing it again does no harm.
 * @throws CannotRebuild when nobody could tell the stories, or an id is unknown
 */
export async function rebuild(config: Config, options: Options = {}): Promise<Rebuilt> {
  const db = await createDataSource(config.DATABASE_URL, AT_ONCE).initialize();
  const gateway = new TemporalGateway({
    address: config.TEMPORAL_ADDRESS,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    payloadKey: config.PAYLOAD_KEY,
  });
  try {
    return await new Rebuilding(db, gateway, new Runs(gateway.client, config.TASK_QUEUE)).run(options);
  } finally {
    await gateway.onApplicationShutdown();
    await db.destroy();
  }
}

class Rebuilding {
  constructor(
    private readonly db: DataSource,
    private readonly gateway: TemporalGateway,
    private readonly runs: Runs,
  ) {}

  async run({ ids, onProgress, patienceMs = 60_000 }: Options): Promise<Rebuilt> {
    await this.requireWorker();
    // In this order: a run that was listed and has no open process afterwards is nobody's.
    const listed = ids ? new Map<string, string>() : await this.runs.running();
    const restless = await this.restless();
    const [{ now }] = await this.db.query<[{ now: string }]>(`select office_now()::text as now`);
    const open = ids ? await this.openOf(ids) : await this.allOpen();
    const due = ids ? open : open.filter(({ runs, workflow_id }) => runs || listed.has(workflow_id));
    let done = 0;
    const all = await eachOf(due, AT_ONCE, async (process) => {
      const renewal = await this.renew(process, patienceMs);
      onProgress?.((done += 1), due.length);
      return renewal;
    });
    const known = new Set(due.map(({ workflow_id }) => workflow_id));
    const nobodys = [...listed].filter(([workflowId]) => !known.has(workflowId));
    const ended = await eachOf(nobodys, AT_ONCE, ([workflowId, runId]) => this.end(workflowId, runId));
    const renewals = all.filter((each) => each !== undefined);
    for (const each of renewals) if (each.restless) restless.add(each.before.letter_id);
    const late = renewals.filter((each) => each.late);
    return {
      rebuilt: renewals.length - late.length,
      terminated: renewals.filter((each) => each.ended).length + ended.filter(Boolean).length,
      late: late.map(({ before }) => before.workflow_id),
      ...(await this.compare(
        renewals.map(({ before }) => before),
        restless,
        now,
      )),
    };
  }

  private async requireWorker(): Promise<void> {
    const { temporal, worker } = await this.gateway.ready();
    if (!temporal) throw new CannotRebuild('Temporal does not answer: nothing was ended.');
    if (!worker) throw new CannotRebuild('No worker is there to tell the processes: nothing was ended.');
  }

  /** Looked at, owed, ended, started, settled, and owed no more. What is quiet or has ended meanwhile stays as it is. */
  private async renew({ id, runs, workflow_id }: Open, patienceMs: number): Promise<Renewal | undefined> {
    const { running, attempt } = await this.runs.standingOf(workflow_id);
    if (!runs && !running) return undefined;
    const [before] = await this.db.query<Open[]>(`${standing} where p.year = year_of($1) and p.id = $1 and p.closed_at is null`, [id]);
    if (!before) return undefined;
    const [{ stamp, owed }] = await this.db.query<[{ stamp: string; owed: number }]>(
      `select stamp, owed from owe_nudge($1, ${RELAY_WAITS})`,
      [id],
    );
    const renewal = { before, ended: await this.end(workflow_id), restless: running && attempt !== undefined && attempt <= 2 };
    for (const end = Date.now() + patienceMs; Date.now() < end;) {
      if ((await this.gateway.settle(before, Math.min(SETTLE_MS, end - Date.now()))) !== undefined) {
        await this.db.query(`delete from nudges where process_id = $1 and stamp = $2 and owed = $3`, [id, stamp, owed]);
        return { ...renewal, late: false };
      }
      await new Promise((done) => setTimeout(done, RETRY_MS)); // an unreachable server is told at once
    }
    return { ...renewal, late: true };
  }

  /** @returns whether it ran */
  private async end(workflowId: string, runId?: string): Promise<boolean> {
    return this.gateway.client.workflow
      .getHandle(workflowId, runId)
      .terminate('rebuilt from its journal')
      .then(
        () => true,
        async (error: unknown) => {
          if (!(await this.runs.standingOf(workflowId)).running) return false;
          throw error;
        },
      );
  }

  private async allOpen(): Promise<Open[]> {
    const years = await this.db.query<{ year: number }[]>(
      `select year from generate_series(1300, 1500) as year where exists (select from processes p where p.year = year.year)`,
    );
    const found: Open[] = [];
    for (const { year } of years) {
      for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
        const page = await this.db.query<Open[]>(
          `${standing} where p.year = $1 and p.closed_at is null and p.id > $2 order by p.id limit ${PAGE}`,
          [year, last],
        );
        found.push(...page);
        if (page.length < PAGE) break;
        last = page.at(-1)!.id;
      }
    }
    return found;
  }

  /** A letter's id means all that belongs to it. */
  private async openOf(ids: string[]): Promise<Open[]> {
    const [unknown] = await this.db.query<{ id: string }[]>(
      `select id from unnest($1::uuid[]) as id where not exists (select from processes p where p.year = year_of(id.id) and (p.id = id.id or p.letter_id = id.id))`,
      [ids],
    );
    if (unknown) throw new CannotRebuild(`There is no letter or process ${unknown.id}.`);
    return this.db.query<Open[]>(
      `${standing} where (p.year, p.id) in (select q.year, q.id from unnest($1::uuid[]) as wanted(id) join processes q on q.year = year_of(wanted.id) and (q.id = wanted.id or q.letter_id = wanted.id))
         and p.closed_at is null order by p.id`,
      [ids],
    );
  }

  /** Letters of which somebody was still to be told. */
  private async restless(): Promise<Set<string>> {
    const rows = await this.db.query<{ letter: string }[]>(
      `select distinct p.letter_id as letter from nudges n join processes p on p.year = year_of(n.process_id) and p.id = n.process_id`,
    );
    return new Set(rows.map(({ letter }) => letter));
  }

  private async compare(before: Open[], restless: ReadonlySet<string>, since: string): Promise<Pick<Rebuilt, 'differ' | 'wentOn'>> {
    const changed: { process: Open; after: string }[] = [];
    for (const portion of portionsOf(before, PAGE)) {
      const after = await this.db.query<Open[]>(
        `${standing} where (p.year, p.id) in (select year_of(id), id from unnest($1::uuid[]) as id)`,
        [portion.map(({ id }) => id)],
      );
      const standsNow = new Map(after.map(({ id, stands }) => [id, stands]));
      changed.push(
        ...portion
          .filter(({ id, stands }) => standsNow.get(id) !== stands)
          .map((process) => ({ process, after: standsNow.get(process.id)! })),
      );
    }
    const busy = await this.busy(
      changed.map(({ process }) => process.letter_id),
      since,
    );
    const byRight = ({ process }: { process: Open }) => restless.has(process.letter_id) || busy.has(process.letter_id);
    return {
      wentOn: changed.filter(byRight).map(({ process }) => process.workflow_id),
      differ: changed
        .filter((each) => !byRight(each))
        .map(({ process, after }) => ({ process: process.workflow_id, before: process.stands, after })),
    };
  }

  /** Letters on which people or clocks acted since then, or just before. */
  private async busy(letters: string[], since: string): Promise<Set<string>> {
    const rows = await this.db.query<{ id: string }[]>(
      `select id from unnest($1::uuid[]) as id where exists (
         select from processes p join acts a on a.year = p.year and a.process_id = p.id
         where p.year = year_of(id.id) and p.letter_id = id.id and (a.actor is not null or a.kind = 'fired') and a.at > $2::timestamptz - ${ON_ITS_WAY})`,
      [[...new Set(letters)], since],
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const standing = `
  select p.id, p.kind, p.workflow_id, p.letter_id, p.runs, p.state || case when p.closed_at is null then '' else ', closed,' end || ' at line ' || p.seq || coalesce(': ' || (
    select string_agg(t.key || ' on ' || t.post_id || coalesce(' until ' || t.due_at::text, ''), ', ' order by t.key) from tasks t where t.year = p.year and t.process_id = p.id and t.state = 'open'), '') as stands
  from processes p`;
