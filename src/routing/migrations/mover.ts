import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { RoutePlan } from '../../../contracts/route-plan';
import { obstaclesOf, type Obstacle } from '../../../workflows/route/migrate';
import { Journal } from '../../journal/journal';
import type { Page } from '../../journal/page';
import { traceOf } from '../../platform/logging/trace';
import { eachOf } from '../../platform/process/each-of';
import { LetterRoutes, type Walk } from '../letters/letter-routes';
import { RoutePlans } from '../route-plans';

interface Migration {
  id: string;
  route_id: string;
  from_version: number;
  to_version: number;
  elements: Record<string, string>;
  dry_run: boolean;
  reverses: string | null;
  plan: string;
}

const PORTION = 200;
const AT_ONCE = 4;

/**
 * Takes letters from one version of a route to another, each in a transaction of its own with its line and its verdict. Whatever ends this
 * in the middle, whoever comes next goes on behind the last letter that has a verdict.
 */
export class Mover {
  private readonly logger = new Logger('Mover');
  private readonly journal: Journal;
  private readonly plans: RoutePlans;
  private readonly routes: LetterRoutes;

  constructor(private readonly db: DataSource) {
    this.journal = new Journal(db);
    this.plans = new RoutePlans(db);
    this.routes = new LetterRoutes(this.plans);
  }

  /** Goes on with what is begun, for so long; a letter that cannot be judged is left for the next round. @returns how many got a verdict */
  async round(ms: number): Promise<number> {
    const end = Date.now() + ms;
    const left = new Set<string>();
    const stopped = new Set<string>();
    let judged = 0;
    while (Date.now() < end) {
      const [migration] = await this.db.query<Migration[]>(
        `select m.id, m.route_id, m.from_version, m.to_version, m.elements, m.dry_run, m.reverses, v.plan_hash as plan
         from route_migrations m join route_versions v on v.route_id = m.route_id and v.no = m.to_version where m.done_at is null and not m.id = any($1) order by m.at, m.id limit 1`,
        [[...stopped]],
      );
      if (!migration) return judged;
      const letters = await this.next(migration, [...left]);
      await eachOf(letters, AT_ONCE, (letter) =>
        this.judge(migration, letter).then(
          () => (judged += 1),
          (error: unknown) => {
            this.logger.error({ migration: migration.id, letter, ...traceOf(error) });
            left.add(letter);
          },
        ),
      );
      if (letters.length) continue;
      if (left.size) stopped.add(migration.id);
      else await this.db.query(`update route_migrations set done_at = office_now() where id = $1`, [migration.id]);
    }
    return judged;
  }

  /** What has no verdict yet: of those on that version, or of those that the migration it takes back has moved. */
  private async next({ id, route_id, from_version, reverses }: Migration, left: string[]): Promise<string[]> {
    const rows: { letter: string }[] = await this.db.query(
      reverses
        ? `select o.letter_id as letter from route_migration_items o where o.migration = $2 and o.moved
             and not exists (select from route_migration_items i where i.migration = $1 and i.letter_id = o.letter_id) and not o.letter_id = any($3) order by 1 limit ${PORTION}`
        : `select w.letter_id as letter from letter_routes w where w.route_id = $2 and w.version = $3 and w.ended_at is null
             and not exists (select from route_migration_items i where i.migration = $1 and i.letter_id = w.letter_id) and not w.letter_id = any($4) order by 1 limit ${PORTION}`,
      reverses ? [id, reverses, left] : [id, route_id, from_version, left],
    );
    return rows.map(({ letter }) => letter);
  }

  private async judge(migration: Migration, letter: string): Promise<void> {
    const target = await this.plans.of(migration.plan);
    if (migration.dry_run) {
      const walk = await this.routes.of(letter, this.db);
      if (walk) await this.note(this.db, migration, letter, walk, this.obstacle(migration, walk, target));
      else await this.note(this.db, migration, letter, { no: 0 }, { element: '', code: 'ended' });
      return;
    }
    await this.journal.write(letter, async (page) => {
      const walk = await this.routes.of(letter, page.tx);
      const obstacle: Verdict = walk ? this.obstacle(migration, walk, target) : { element: '', code: 'ended' };
      const isFirst = await this.note(page.tx, migration, letter, walk ?? { no: 0 }, obstacle);
      if (isFirst && walk && !obstacle) await this.move(page, migration, walk);
    });
  }

  private obstacle({ elements }: Migration, { position }: Walk, target: RoutePlan): Obstacle | undefined {
    return obstaclesOf(position.plan, target, position.state, elements)[0];
  }

  /** Its process learns of it when it looks next; it is told only where something follows at once. */
  private async move(page: Page, migration: Migration, walk: Walk): Promise<void> {
    const taken = await this.routes.move(page, walk, migration.plan, migration.elements);
    page.add({ kind: 'said', key: `migrated.${migration.id}`, refs: taken.refs });
    await this.routes.carryOut(page, taken);
    await this.routes.retell(page, taken.walk);
    await page.tx.query(`update letter_routes set version = $4, plan_hash = $5 where year = $1 and letter_id = $2 and walk = $3`, [
      ...[page.process.year, page.process.id, walk.no],
      migration.to_version,
      migration.plan,
    ]);
    if (taken.effects.length > 0) await page.nudge();
  }

  /** @returns whether nobody else had a verdict on that letter */
  private async note(
    db: Pick<Page['tx'], 'query'>,
    { id }: Migration,
    letter: string,
    { no }: Pick<Walk, 'no'>,
    obstacle: Verdict,
  ): Promise<boolean> {
    const noted: unknown[] = await db.query(
      `insert into route_migration_items (migration, letter_id, walk, moved, element, code) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
      [id, letter, no, !obstacle, obstacle?.element ?? null, obstacle?.code ?? null],
    );
    return noted.length > 0;
  }
}

type Verdict = Obstacle | { element: string; code: 'ended' } | undefined;
