import type { LetterPath } from '../../contracts/path';
import type { LetterPicture } from '../../contracts/letter-picture';
import type { TaskKind } from '../../contracts/tasks';
import { createDataSource } from '../../src/platform/database/data-source';
import { seedRoutes } from '../../src/routing/library/seed-routes';
import { type ReadyJourney, readyJourneys } from './journeys';
import { draft, submit, type Plan } from './letters';
import { type OfficePeople, until, whenOpen, type Seat } from './office';

const WAIT = { wait: 3 };

/** Publishes the ready routes in an office that has none. Not for production: the rest of its letters go by the list of their drafter. */
export async function bringReadyRoutes(databaseUrl: string): Promise<void> {
  const db = await createDataSource(databaseUrl, 1).initialize();
  await seedRoutes(db).finally(() => db.destroy());
}

/** A letter on a ready route. The keys of its tasks name walks and instances, so they are looked up where they lie. */
export class RoutedLetter {
  private constructor(
    readonly id: string,
    private readonly plan: Plan,
  ) {}

  /** @param file of the route, in data/routes @param differs from what the route is usually tried with */
  static async submitted(
    office: OfficePeople,
    file: string,
    text: Pick<Plan, 'subject' | 'body'>,
    differs: Partial<ReadyJourney> & Pick<Plan, 'classification' | 'priority'> = {},
  ): Promise<RoutedLetter> {
    const { from, reviewers, signers, to, ...rest } = { ...readyJourneys[file]!, ...differs };
    const recipients = await office.all(to.map((code) => `${code}.head`));
    const plan: Plan = {
      ...rest,
      ...text,
      drafter: await office.at(from),
      reviewers: await office.all(reviewers),
      signers: await office.all(signers),
      recipients: recipients.map(({ unit }) => ({ unit })),
    };
    const { processId } = await draft(plan);
    await submit(processId, plan);
    return new RoutedLetter(processId, plan);
  }

  path = (): Promise<LetterPath> => this.plan.drafter.person.get(`/api/letters/${this.id}/path`);
  picture = (): Promise<LetterPicture> => this.plan.drafter.person.get(`/api/letters/${this.id}/route`);

  /** The key of a task on somebody's desk, as soon as it is there. */
  onDeskOf(seat: Seat, kind: TaskKind, patienceMs?: number): Promise<string> {
    return until(
      `a ${kind} on a desk`,
      async () => (await this.path()).now.find(({ task, post }) => task === kind && post?.id === seat.post)?.key ?? undefined,
      patienceMs,
    );
  }

  async answer(seat: Seat, kind: TaskKind, answer: object): Promise<void> {
    const key = await this.onDeskOf(seat, kind);
    await whenOpen(() => seat.person.post(`/api/letters/${this.id}/tasks/${key}`, answer, WAIT));
  }

  /** Its drafter writes it anew and submits it to the same people. */
  async resubmit(body: string): Promise<void> {
    const { drafter, reviewers = [], signers } = this.plan;
    const version = (await this.path()).hops.filter(({ what }) => what === 'submitted').length;
    const key = await this.onDeskOf(drafter, 'draft');
    await drafter.person.put(`/api/letters/${this.id}/draft`, { version, body });
    const [toReview, toSign] = [reviewers, signers].map((seats) => seats.map(({ post }) => post));
    const command = { outcome: 'submitted', version: version + 1, reviewers: toReview, signers: toSign };
    await drafter.person.post(`/api/letters/${this.id}/tasks/${key}`, command, WAIT);
  }

  /** Its process at a unit that received it or is asked, as soon as it is there. */
  at({ unit }: Seat): Promise<string> {
    return until('a letter arrives', async () => (await this.path()).children.find((stop) => stop.unit.id === unit)?.process.id, 30_000);
  }
}
