import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { eachOf } from '../platform/process/each-of';

/** How a run stands; `attempt` of the workflow task that waits, when one does. */
export interface Standing {
  running: boolean;
  runId?: string;
  attempt?: number;
  waitsMs?: number;
}

const PAGE = 1000;
const AT_ONCE = 16;

/** What Temporal knows of our processes. Its lists are late now and then, so what they say is a suspicion; `standingOf` is certain. */
export class Runs {
  private listed: Promise<Map<string, string>> | undefined;

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {}

  /** Workflow ids of what runs on our task queue, with their run; asked once. */
  running(): Promise<Map<string, string>> {
    this.listed ??= this.list();
    return this.listed;
  }

  /** Asks again from now on. */
  forget(): void {
    this.listed = undefined;
  }

  async standingOf(workflowId: string): Promise<Standing> {
    try {
      const { status, runId, raw } = await this.client.workflow.getHandle(workflowId).describe();
      const waiting = raw.pendingWorkflowTask;
      const since = waiting?.originalScheduledTime ?? waiting?.scheduledTime;
      return {
        running: status.name === 'RUNNING',
        runId,
        ...(waiting && { attempt: waiting.attempt ?? 1, waitsMs: since ? Date.now() - Number(since.seconds ?? 0) * 1000 : 0 }),
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { running: false };
      throw error;
    }
  }

  standingsOf<T>(items: readonly T[], workflowIdOf: (item: T) => string): Promise<(T & { standing: Standing })[]> {
    return eachOf(items, AT_ONCE, async (item) => ({ ...item, standing: await this.standingOf(workflowIdOf(item)) }));
  }

  private async list(): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    const query = `ExecutionStatus = 'Running' and TaskQueue = '${this.taskQueue}'`;
    for await (const { workflowId, runId } of this.client.workflow.list({ query, pageSize: PAGE })) found.set(workflowId, runId);
    return found;
  }
}
