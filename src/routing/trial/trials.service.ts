import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RouteTrial, StartTrial, TrialFigures, TrialSummary } from '../../../contracts/route-trials';
import { trialSentences } from '../../../contracts/route-trials.words';
import { iso } from '../../cartable/columns';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { requireAdmin } from '../../org/org.policy';
import { Trials } from './trials';

type Row = Omit<RouteTrial, 'names' | 'sentences'>;

/** Trials of versions, kept with them. */
@Injectable()
export class TrialsService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly trials: Trials,
  ) {}

  /** Made before anything is locked; the answer is the trial. @throws DomainError `route.version_not_found` · `route.not_publishable` · `trial.no_letters` · `trial.too_long` */
  async begin(caller: Caller, route: string, version: number, command: StartTrial): Promise<RouteTrial> {
    requireAdmin(caller.actor);
    const { figures, ways, from, to } = await this.trials.run(route, version, command);
    const names = await this.trials.names(route, version, figures);
    return this.requests.once(caller, async (tx) => {
      await tx.query(`select from route_versions where route_id = $1 and no = $2 for update`, [route, version]);
      const [{ n }]: [{ n: number }] = await tx.query(
        `insert into route_trials (route_id, version, n, by_id, days, seed, from_at, to_at, figures, ways)
         select $1, $2, coalesce(max(n), 0) + 1, $3, $4, $5, $6, $7, $8, $9 from route_trials where route_id = $1 and version = $2 returning n`,
        [route, version, caller.actor.personId, command.days, command.seed, from, to, JSON.stringify(figures), JSON.stringify(ways)],
      );
      return told(await rowOf(tx, route, version, n), names);
    });
  }

  /** @throws DomainError `trial.not_found` */
  async view(route: string, version: number, n: number): Promise<RouteTrial> {
    const row = await rowOf(this.db, route, version, n);
    return told(row, await this.trials.names(route, version, row.figures));
  }

  /** The newest first. */
  list(route: string, version: number): Promise<TrialSummary[]> {
    return this.db.query(
      `select t.n, ${iso('t.at')} as at, t.days, t.seed, (t.figures->>'letters')::int as letters from route_trials t where route_id = $1 and version = $2 order by n desc limit 100`,
      [route, version],
    );
  }
}

async function rowOf(db: Pick<EntityManager, 'query'>, route: string, version: number, n: number): Promise<Row> {
  const [row]: Row[] = await db.query(
    `select t.n, t.version, ${iso('t.at')} as at, json_build_object('id', p.id, 'name', p.name) as by, t.days, t.seed, ${iso('t.from_at')} as "from", ${iso('t.to_at')} as "to", t.figures
     from route_trials t join people p on p.id = t.by_id where t.route_id = $1 and t.version = $2 and t.n = $3`,
    [route, version, n],
  );
  if (!row) throw new DomainError('trial.not_found');
  return row;
}

const told = (row: Row & { figures: TrialFigures }, names: Record<string, string>): RouteTrial => ({
  ...row,
  names,
  sentences: trialSentences({ ...row, names }),
});
