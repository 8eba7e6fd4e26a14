import type { DataSource } from 'typeorm';
import type { Stage } from '../../../contracts/risk';
import { CalendarsOfUnits } from '../../calendar/calendars-of-units';
import { readLayers } from '../../calendar/layers.queries';
import { breather } from '../../platform/process/breath';
import { Experience } from './experience';
import { heldOut, pastOf, type Asked, type ClockOf } from './held-out';
import { latestOfAll, sampleOf } from './remember';
import { workingClock, type WorkingClock } from './working-clock';

/** What was learned is used for so long. A clock of this process for its own memory, not a fact of the office. */
const FRESH_MS = 60 * 60_000;
/** Of the days that are remembered, the share that is learned from when orders are compared. */
const LEARNED = 0.75;

interface Open {
  year: number;
  process_id: string;
  key: string;
  unit: string;
  province: string | null;
  type: string;
  started: number;
  due: number;
  stage: Stage;
}

/**
 * Tells of each open question how likely it is to be late, where that orders better than due times do; and judges whether it does. Both
 * follow from what is remembered, and may be done anew at any time.
 */
export class RiskTeller {
  private learned: { experience: Experience; clockOf: ClockOf; until: number } | undefined;

  constructor(private readonly db: DataSource) {}

  /** @returns how many rows it wrote or took away */
  async round(): Promise<number> {
    const types = (await this.db.query<{ type: string }[]>(`select type from risk_verdicts where better`)).map(({ type }) => type);
    const { experience, clockOf } = await this.fresh();
    const [now, offices] = [await nowOf(this.db), await this.db.query<{ id: string }[]>(`select id from units where kind = 'OFFICE'`)];
    const breathe = breather();
    let changed = 0;
    for (const { id } of offices) {
      const told = [];
      for (const { unit, province, type, started, due, stage, ...task } of await this.db.query<Open[]>(openOf, [id, types])) {
        const clock = clockOf(unit);
        const begun = clock(started);
        const found = experience.of({ unit, province, type, stage, elapsedMs: clock(now) - begun, allowedMs: clock(due) - begun });
        if (found) told.push({ ...task, ...found, unit, stage, chance: Math.round(found.chance * 100) });
        await breathe();
      }
      const [{ count }] = await this.db.query<[{ count: number }]>(written, [id, JSON.stringify(told)]);
      changed += count;
    }
    return changed;
  }

  /** Compares the orders on the latest quarter of what is remembered of each type. @returns for how many types risk is shown from now on */
  async judge(): Promise<number> {
    const types = await this.db.query<{ code: string }[]>(`select code from inquiry_types order by code`);
    const [end, clockOf] = [await nowOf(this.db), await this.clocks()];
    let better = 0;
    for (const { code } of types) {
      const asked: Asked[] = [];
      for await (const slice of sampleOf(this.db, code)) asked.push(...slice);
      const first = asked.reduce((earliest, { startedAt }) => Math.min(earliest, startedAt), end);
      const comparison = await heldOut(asked, { first, cut: first + (end - first) * LEARNED, end }, clockOf, numbers());
      await this.db.query(
        `insert into risk_verdicts (type, at, better, comparison) values ($1, office_now(), $2, $3)
         on conflict (type) do update set at = excluded.at, better = excluded.better, comparison = excluded.comparison`,
        [code, comparison.better, JSON.stringify(comparison)],
      );
      better += Number(comparison.better);
    }
    return better;
  }

  private async fresh(): Promise<{ experience: Experience; clockOf: ClockOf }> {
    if (!this.learned || this.learned.until <= performance.now()) {
      const [experience, clockOf, now] = [new Experience(), await this.clocks(), await nowOf(this.db)];
      const breathe = breather();
      for await (const slice of latestOfAll(this.db))
        for (const one of slice) {
          experience.learn(pastOf(one, now, clockOf));
          await breathe();
        }
      this.learned = { experience, clockOf, until: performance.now() + FRESH_MS };
    }
    return this.learned;
  }

  private async clocks(): Promise<ClockOf> {
    const calendars = new CalendarsOfUnits(await readLayers(this.db));
    const clocks = new Map<object, WorkingClock>();
    return (unit) => {
      const calendar = calendars.of(unit);
      const clock = clocks.get(calendar) ?? workingClock(calendar);
      clocks.set(calendar, clock);
      return clock;
    };
  }
}

async function nowOf(db: DataSource): Promise<number> {
  const [{ now }] = await db.query<[{ now: Date }]>(`select office_now() as now`);
  return now.getTime();
}

/** The same every time, so that the same past is judged the same. */
function numbers(): () => number {
  let state = 1405;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const openOf = `
  select t.year, t.process_id, t.key, t.asked_of as unit, u.province_code as province, t.inquiry_type as type, (extract(epoch from t.opened_at) * 1000)::float8 as started, (extract(epoch from t.due_at) * 1000)::float8 as due,
    case when exists (select from tasks r where r.year = t.year and r.process_id = t.process_id and r.kind = 'referral' and r.parent_key = t.key) then 'handed' when t.seen_at is null then 'unseen' else 'seen' end as stage
  from tasks t join units u on u.id = t.asked_of
  where t.unit_id = $1 and t.kind = 'answer' and t.state = 'open' and t.due_at > (select office_now()) and t.inquiry_type = any($2)`;

/** Of one office: what is told now, and nothing else. */
const written = `
  with told as materialized (
         select * from jsonb_to_recordset($2) as r(year int, process_id uuid, key text, unit uuid, chance int, circle text, stage text, known int, missed int)),
       gone as (delete from inquiry_risks r where r.office_id = $1 and not exists (select from told t where t.year = r.year and t.process_id = r.process_id and t.key = r.key) returning 1),
       put as (
         insert into inquiry_risks (year, process_id, key, office_id, unit_id, chance, circle, stage, known, missed, at)
         select t.year, t.process_id, t.key, $1, t.unit, t.chance, t.circle, t.stage, t.known, t.missed, office_now() from told t
           left join inquiry_risks r on r.year = t.year and r.process_id = t.process_id and r.key = t.key
         where r.key is null or (r.chance, r.circle, r.stage) is distinct from (t.chance, t.circle, t.stage)
         on conflict (year, process_id, key) do update set chance = excluded.chance, circle = excluded.circle, stage = excluded.stage, known = excluded.known, missed = excluded.missed, at = excluded.at
         returning 1)
  select ((select count(*) from gone) + (select count(*) from put))::int as count`;
