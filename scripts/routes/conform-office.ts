import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PersonWithPassword } from '../../contracts/org-admin';
import type { RehearsalView } from '../../contracts/rehearsals';
import type { RouteVersionView, RouteView } from '../../contracts/routes';
import type { ActRecorded } from '../../contracts/tasks';
import { Person, Refused } from '../people/person';
import { until } from '../people/office';
import { factsOf, readCase, type CaseAction } from './case';
import { actOf, millisecondsOf } from './case-act';
import { play, type Player } from './conform';

/** Whoever is to be interrupted is not waited for. */
const waitIn = ({ atOnce }: Between) => ({ wait: atOnce ? 0 : 5 });
const PATIENCE_MS = 60_000;
const SCOPE = { letterKind: 'REHEARSAL', from: '2020-01-01' };

/** What happens between two steps of a case: before the next, at once after it while its run still moves, and when everything waits. */
export interface Between {
  before?: () => Promise<void>;
  atOnce?: () => void;
  settled?: (processId: string) => Promise<void>;
}

/** An office in which routes are published by two administrators and rehearsed over HTTP. */
export class RoutesOffice {
  private constructor(
    private readonly admin: Person,
    private readonly second: Person,
  ) {}

  /** @param admin signed in at a running office */
  static async of(admin: Person, baseUrl: string): Promise<RoutesOffice> {
    const username = `second.${randomUUID().slice(0, 8)}`;
    const { password } = await admin.post<PersonWithPassword>('/api/admin/people', { username, name: 'راهبر دوم', isAdmin: true });
    return new RoutesOffice(admin, await Person.signedIn(username, password!, baseUrl));
  }

  /**
   * Plays a case from publishing to its end.
   * @returns what was not as the case says, and the processes that ran
   */
  async conform(path: string, between: Between = {}): Promise<{ failures: string[]; process?: string }> {
    const route = readCase(path);
    const published = await this.publish(route.id, Uint8Array.from(readFileSync(join(dirname(path), route.bpmn[0]!))));
    if (published.failures.length > 0) return published;
    const { process, now: at, variables, decisions } = route;
    const { directory, calendar } = factsOf(route, path);
    const command = { version: 1, process, at, variables, decisions, directory, calendar };
    await between.before?.();
    const { processId } = await this.admin.post(`/api/admin/routes/${published.id}/rehearsals`, command, waitIn(between));
    const player = new RehearsalPlayer(this.admin, processId, between);
    await player.settle();
    const failures = await play(route, player);
    await player.finish();
    return { failures, process: processId };
  }

  /** @param scope which letters take it; none, where nothing is said. @param tables a `.dmn` that lies with it. @returns its id; what stands in the way where it cannot be published */
  async publish(
    name: string,
    file: Uint8Array<ArrayBuffer>,
    scope: object = SCOPE,
    tables?: Uint8Array<ArrayBuffer>,
  ): Promise<{ id: string; failures: string[] }> {
    const { id } = await this.admin.post<RouteView>('/api/admin/routes', { name, ...scope });
    if (tables) await this.admin.upload(`/api/admin/routes/${id}/decisions?name=tables.dmn`, tables, 'application/xml', 'PUT');
    return { id, failures: await this.publishNext(id, 1, file, name) };
  }

  /** The next version of a route. @returns what stands in the way where it cannot be published */
  async publishNext(id: string, no: number, file: Uint8Array<ArrayBuffer>, name = 'route'): Promise<string[]> {
    await this.admin.upload(`/api/admin/routes/${id}/versions?name=${encodeURIComponent(`${name}.bpmn`)}`, file, 'application/xml');
    const { publishable, findings } = await this.admin.get<RouteVersionView>(`/api/admin/routes/${id}/versions/${no}`);
    if (!publishable) return findings.map(({ element, sentence }) => `${element ?? ''}: ${sentence}`);
    await this.admin.post(`/api/admin/routes/${id}/versions/${no}/proposal`);
    await this.second.post(`/api/admin/routes/${id}/versions/${no}/publication`);
    return [];
  }
}

class RehearsalPlayer implements Player {
  standing!: RehearsalView;

  constructor(
    private readonly admin: Person,
    private readonly id: string,
    private readonly between: Between,
  ) {}

  async act(action: CaseAction): Promise<string | undefined> {
    await this.between.before?.();
    const refused = await this.send(action);
    await this.settle();
    return refused;
  }

  async rejects(action: CaseAction): Promise<boolean> {
    const before = this.standing;
    return (await this.act(action)) !== undefined && isDeepStrictEqual(this.standing, before);
  }

  /** Waits until everything waits; what may happen to the process in between has happened then, too. */
  async settle(): Promise<void> {
    this.between.atOnce?.();
    await this.read();
    await this.between.settled?.(this.id);
    await this.read();
  }

  /** What has come to its end has a run that ends. */
  async finish(): Promise<void> {
    if (this.standing.status !== 'active') await this.until('ends', ({ ended }) => ended);
  }

  private async read(): Promise<void> {
    this.standing = await this.until('settles', ({ settled }) => settled);
  }

  private until(what: string, isSo: (view: RehearsalView) => boolean): Promise<RehearsalView> {
    const look = async () => {
      const view = await this.admin.get<RehearsalView>(`/api/admin/rehearsals/${this.id}`);
      return isSo(view) && view;
    };
    return until(`rehearsal ${this.id} ${what}`, look, PATIENCE_MS);
  }

  private async send(action: CaseAction): Promise<string | undefined> {
    const place = `/api/admin/rehearsals/${this.id}`;
    try {
      if ('advance' in action) {
        const to = new Date(Date.parse(this.standing.at) + millisecondsOf(action.advance)).toISOString();
        await this.admin.post<ActRecorded>(`${place}/clock`, { to }, waitIn(this.between));
      } else await this.admin.post<ActRecorded>(`${place}/acts`, actOf(action, this.standing), waitIn(this.between));
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error.problem.code;
      throw error;
    }
  }
}
