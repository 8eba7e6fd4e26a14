import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { loadConfig, type Config } from '../../config/env';
import { rebuild } from '../../src/audit/rebuilding';
import { DEVELOPMENT_PASSWORD } from '../../src/org/seed';
import { sealed } from '../../src/platform/temporal/codec';
import { TemporalGateway } from '../../src/platform/temporal/temporal.gateway';
import { OwnSystem } from '../chaos/own-system';
import { dist } from '../launch/places';
import { Person } from '../people/person';
import { RoutesOffice, type Between } from './conform-office';
import { Rounds } from './rounds';

/** A worker that died with a workflow's task is waited for by Temporal for ten seconds. */
const PATIENCE_MS = 60_000;

/** A whole system in which the cases of routes are published, run, interrupted and replayed. */
export class ConformSystem {
  private replayed: Promise<string[]> = Promise.resolve([]);

  private constructor(
    private readonly system: OwnSystem,
    private readonly config: Config,
    private readonly temporal: TemporalGateway,
    private readonly office: RoutesOffice,
  ) {}

  static async up(): Promise<ConformSystem> {
    Runtime.install({ logger: new DefaultLogger('ERROR') });
    const system = await OwnSystem.up({ name: 'routes', each: 1, env: { OFFICE_PRACTICE: 'true' }, longestPauseMs: 100 });
    const config = loadConfig(system.env);
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TASK_QUEUE: taskQueue, PAYLOAD_KEY: payloadKey } = config;
    const baseUrl = system.apis[0]!;
    const admin = await Person.signedIn('admin', DEVELOPMENT_PASSWORD, baseUrl);
    const office = await RoutesOffice.of(admin, baseUrl);
    return new ConformSystem(system, config, new TemporalGateway({ address, namespace, taskQueue, payloadKey }), office);
  }

  async down(): Promise<void> {
    await this.temporal.onApplicationShutdown();
    await this.system.down();
  }

  /** A case as it is, and again with its run ended after every step and rebuilt from its journal; both are replayed. */
  async conform(path: string): Promise<string[]> {
    return [...(await this.run(path, 'as it is')), ...(await this.run(path, 'rebuilt', { settled: this.renew }))];
  }

  /** For cases that go step by step together, with the worker killed after each step, while runs still move; then they are replayed. */
  killing(cases: number): (path: string) => Promise<string[]> {
    const rounds = new Rounds(cases, () => this.system.takeAway('Worker')());
    const between: Between = { before: () => rounds.arrive(), atOnce: () => rounds.doOnce(), settled: this.takenOver };
    return (path) => this.run(path, 'killed', between).finally(() => rounds.leave());
  }

  private async run(path: string, way: string, between?: Between): Promise<string[]> {
    const { failures, process } = await this.office.conform(path, between);
    const replayed = process ? await this.replay(nameOf(process)) : [];
    return [...failures, ...replayed].map((failure) => `${way}: ${failure}`);
  }

  private renew = async (process: string): Promise<void> => {
    const { differ, late } = await rebuild(this.config, { ids: [process] });
    if (differ.length + late.length > 0)
      throw new Error(`The run stands elsewhere when it is rebuilt: ${JSON.stringify({ differ, late })}`);
  };

  private takenOver = async (id: string): Promise<void> => {
    const rehearsal = { id, kind: 'rehearsal' as const, workflow_id: nameOf(id) };
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end;)
      if ((await this.temporal.settle(rehearsal, end - Date.now())) !== undefined) return;
    throw new Error(`Nobody has taken ${rehearsal.workflow_id} over.`);
  };

  /** One after another: a worker that only replays takes the runtime with it when it ends. */
  private replay(workflowId: string): Promise<string[]> {
    return (this.replayed = this.replayed.then(() => this.replayNow(workflowId)));
  }

  private async replayNow(workflowId: string): Promise<string[]> {
    const history = await this.temporal.client.workflow.getHandle(workflowId).fetchHistory();
    const options = { workflowBundle: { codePath: join(dist, 'workflow-bundle.js') }, dataConverter: sealed(this.config.PAYLOAD_KEY) };
    return Worker.runReplayHistory(options, history, workflowId).then(
      () => [],
      (error: unknown) => [`its history does not replay: ${String(error)}`],
    );
  }
}

const nameOf = (process: string) => `rehearsal/${process}`;
