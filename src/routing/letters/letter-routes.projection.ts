import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Classification } from '../../../contracts/classification';
import type { Entry, Refs } from '../../../contracts/journal';
import type { Assignment } from '../../../contracts/route-events';
import type { RouteSteps } from '../../../workflows/letter/letter.ports';
import { numberOf } from '../../../workflows/route/keys';
import type { Instance } from '../../../workflows/route/route-state';
import { givenTo } from '../../../workflows/route/route';
import type { Place } from '../../../workflows/shared/procedure.ports';
import { Deadlines } from '../../deadlines/deadlines';
import { Journal } from '../../journal/journal';
import type { Page } from '../../journal/page';
import { decisionsOf } from '../decisions-of';
import { FeelPool } from '../feel/feel-pool';
import { OfficeFacts } from '../office-facts';
import { candidatesOf, excludedFrom } from './candidates';
import { endOf } from './commands';
import { howAsked, type HowAsked } from './how-asked';
import { LetterRoutes, type Taken, type Walk } from './letter-routes';

type Step = Place & { key: string };

/** What the office does by itself for letters on routes, each step in one transaction with its line. Called by activities only. */
@Injectable()
export class LetterRoutesProjection implements RouteSteps {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
    private readonly routes: LetterRoutes,
    private readonly pool: FeelPool,
    private readonly office: OfficeFacts,
    private readonly deadlines: Deadlines,
  ) {}

  /** Worked out before the journal is locked; answers to what is no longer asked, or asked otherwise by now, are old news. */
  workOut = async ({ processId, since, key }: Step): Promise<Entry[]> => {
    const position = (await this.routes.of(processId, this.db))?.position;
    const questions = position?.questions() ?? [];
    const results = questions.length ? await this.pool.evaluate(questions, await this.office.read(), decisionsOf(position!.plan)) : [];
    return this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const walk = await this.routes.of(processId, page.tx);
      const isAsked = walk && results.length > 0 && JSON.stringify(walk.position.questions()) === JSON.stringify(questions);
      return isAsked ? this.happens(page, this.routes.take(page, walk, { kind: 'evaluated', results })) : {};
    });
  };

  openStep = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const { walk, instance } = await this.placeIn(page, key, (position) => position.tasks());
      if (!walk || !instance) return {};
      const how = howAsked(walk.position.plan.nodes[instance.node]!);
      const { classification, state } = await this.letterOf(page);
      const task = { classification, signs: how.task === 'sign', without: excludedFrom(walk.position, instance) };
      const { posts, excluded } = await candidatesOf(page.tx, namesIn(instance.assignment ?? {}), task);
      const nobody = { kind: 'taskUnassigned', task: instance.id, ...(excluded && { excluded }) } as const;
      if (!posts.length) return this.happens(page, this.routes.take(page, walk, nobody));
      for (const [i, post] of posts.entries()) {
        const of = { ...how, key: `${how.task}.${key.slice(key.indexOf('.') + 1)}.${i + 1}`, post, element: instance.node };
        await this.ask(page, of, instance.assignment?.dueDate);
      }
      if (['DRAFTING', 'RETURNED_FOR_CORRECTION', 'IN_REVIEW'].includes(state)) page.state = 'IN_REVIEW';
      return {};
    });

  clearSteps = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const walk = await this.routes.of(processId, page.tx);
      if (walk) await this.routes.clearOthers(page, walk);
    });

  command = ({ processId, since, key }: Step): Promise<Entry[]> =>
    this.journal.step(processId, since, { kind: 'done', key }, async (page) => {
      const { walk, instance } = await this.placeIn(page, key, (position) => position.jobs());
      if (!walk || !instance) return {};
      const { plan, state } = walk.position;
      const ended = await endOf(page, instance.job!.type, key.slice(key.indexOf('.') + 1), givenTo(plan, state, instance));
      const job = instance.id;
      if ('discards' in ended)
        return { ...(await this.happens(page, this.routes.take(page, walk, { kind: 'cancelled' }))), outcome: 'discarded' };
      if ('brings' in ended) return this.happens(page, this.routes.take(page, walk, { kind: 'jobDone', job, variables: ended.brings }));
      if ('refused' in ended) return this.happens(page, this.routes.take(page, walk, { kind: 'jobRefused', job, error: ended.refused }));
      return this.happens(page, this.routes.take(page, walk, { kind: 'jobFailed', job, reason: ended.fails }));
    });

  private async happens(page: Page, taken: Taken): Promise<Refs> {
    await this.routes.carryOut(page, taken);
    return taken.refs;
  }

  /** The instance a key `word.walk.number.n` is about, if it still waits. */
  private async placeIn(
    page: Page,
    key: string,
    of: (position: Walk['position']) => Instance[],
  ): Promise<{ walk?: Walk; instance?: Instance | undefined }> {
    const [, no, number] = key.split('.');
    const walk = await this.routes.of(page.process.id, page.tx);
    if (!walk || walk.no !== Number(no)) return {};
    return { walk, instance: of(walk.position).find((instance) => numberOf(instance) === number) };
  }

  private async letterOf({ tx, process: { year, id, state } }: Page): Promise<{ classification: Classification; state: string }> {
    const [{ classification }] = await tx.query(`select classification from letters where year = $1 and id = $2`, [year, id]);
    return { classification, state };
  }

  /** One desk; whoever has it is reminded at half time and when due. What comes later, the route says itself. */
  private async ask(page: Page, { key, task, post, element, title, choices, mayRefer }: StepTask, due: string | undefined): Promise<void> {
    const { year, id } = page.process;
    const [{ unit, now }]: [{ unit: string; now: Date }] = await page.tx.query(
      `select unit_id as unit, office_now() as now from posts where id = $1`,
      [post],
    );
    const at = due === undefined ? NaN : Date.parse(due);
    const clock = Number.isNaN(at) ? undefined : await this.deadlines.until(unit, now, new Date(at), page.tx);
    const ladder = clock?.ladder.filter(({ step, at }) => (step === 'half' || step === 'due') && Date.parse(at) > now.getTime());
    await page.tx.query(`with asked as (select ask($1, $1, $2, null, $3, $4, $5, $6)) select from asked`, [
      id,
      key,
      task,
      post,
      clock?.dueAt ?? null,
      ladder ? JSON.stringify(ladder) : null,
    ]);
    await page.tx.query(
      `update tasks set element = $4, title = $5, choices = $6, may_refer = $7 where year = $1 and process_id = $2 and key = $3`,
      [...[year, id, key], element, title, choices, mayRefer],
    );
    page.add({ kind: 'asked', key, refs: { task, post, ...(clock && { dueAt: clock.dueAt, ladder: ladder! }) } });
  }
}

interface StepTask extends HowAsked {
  key: string;
  post: string;
  element: string;
}

const namesIn = ({ assignee, candidateGroups = [], candidateUsers = [] }: Assignment): string[] => [
  ...(assignee ? [assignee] : []),
  ...candidateGroups,
  ...candidateUsers,
];
