import { Injectable } from '@nestjs/common';
import type { Entry } from '../../../contracts/journal';
import type { RouteEvent } from '../../../contracts/route-events';
import type { RoutePlan } from '../../../contracts/route-plan';
import type { RehearsalHands } from '../../../workflows/rehearsal/rehearsal.ports';
import type { OfficeHands, Place, RouteHands } from '../../../workflows/shared/procedure.ports';
import { Journal } from '../../journal/journal';
import { flowOf } from '../decisions-of';
import { FeelPool } from '../feel/feel-pool';
import { RoutePlans } from '../route-plans';
import { Rehearsals } from './rehearsals';

type Step = Place & { key: string };

/** What the office does by itself in a rehearsal. */
@Injectable()
export class RehearsalsProjection implements Omit<RehearsalHands, keyof OfficeHands>, RouteHands {
  constructor(
    private readonly journal: Journal,
    private readonly rehearsals: Rehearsals,
    private readonly plans: RoutePlans,
    private readonly pool: FeelPool,
  ) {}

  planOf = async ({ hash }: { hash: string }): Promise<RoutePlan> => flowOf(await this.plans.of(hash));

  /** Worked out before the journal is locked; what is asked for meanwhile comes next. */
  evaluate = async ({ processId, since, key }: Step): Promise<Entry[]> => {
    const { position } = await this.rehearsals.standing(processId);
    const { facts, decisions } = await this.rehearsals.world(processId, position.plan);
    const results = await this.pool.evaluate(position.questions(), facts, decisions);
    return this.journal.step(processId, since, { kind: 'done', key }, async () =>
      written({ kind: 'evaluated', results, at: position.state.at }),
    );
  };

  /** At the instant at which it was due, however late that is seen. */
  strike = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async ({ tx }) => {
      const { position, clock } = await this.rehearsals.standing(processId, tx);
      const timer = position.dueBy(clock);
      if (!timer) return {};
      const due = Math.max(Date.parse(timer.times![0]!), Date.parse(position.state.at));
      return written({ kind: 'timerFired', timer: timer.id, at: new Date(due).toISOString() });
    });

  endRehearsal = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const { position } = await this.rehearsals.standing(processId, page.tx);
      page.state = position.state.status === 'completed' ? 'COMPLETED' : 'CANCELLED';
      await page.tx.query(`update processes set closed_at = office_now() where year = $1 and id = $2`, [page.process.year, processId]);
    });
}

const written = (event: RouteEvent) => ({ event: JSON.stringify(event) });
