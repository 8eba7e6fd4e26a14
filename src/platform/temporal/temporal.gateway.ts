import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import {
  Client,
  Connection,
  WithStartWorkflowOperation,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { ProcessKind } from '../../../contracts/tasks';
import { look, settle, workflowTypeOf, type ProcedureInput } from '../../../workflows/shared/procedure.messages';
import { sealed } from './codec';

export interface TemporalOptions {
  address: string;
  namespace: string;
  taskQueue: string;
  payloadKey: string;
}

/** How a process is called at Temporal. */
export interface Running {
  id: string;
  kind: ProcessKind;
  workflow_id: string;
}

type Procedure = (input: ProcedureInput) => Promise<void>;
const UNAVAILABLE = 14;
const CALL_MS = 10_000;
const PROBE_EVERY_MS = 1000;
/** The channel's own pauses grow to two minutes, unless told. */
const RECONNECT = { 'grpc.initial_reconnect_backoff_ms': 500, 'grpc.max_reconnect_backoff_ms': PROBE_EVERY_MS };

/** The only door to processes. Starts one that does not run; never throws, for the act is recorded already. */
@Injectable()
export class TemporalGateway implements OnApplicationShutdown {
  private readonly log = new Logger('Temporal');
  readonly client: Client;
  private lostAt: number | undefined;

  constructor(private readonly options: TemporalOptions) {
    const connection = Connection.lazy({
      address: options.address,
      connectTimeout: '3s',
      interceptors: [retryUnlessLost()],
      channelArgs: RECONNECT,
    });
    this.client = new Client({ connection, namespace: options.namespace, dataConverter: sealed(options.payloadKey) });
  }

  /** Whether calls are worth trying. Only a lost connection closes the door; one call a second looks whether it is back. */
  get isOpen(): boolean {
    if (this.lostAt === undefined) return true;
    if (Date.now() - this.lostAt < PROBE_EVERY_MS) return false;
    this.lostAt = Date.now();
    return true;
  }

  /** Waits until the process has taken every step it can, for `ms` at most. @returns the journal position reached */
  settle(process: Running, ms: number): Promise<number | undefined> {
    return this.attempt(ms, () =>
      this.client.workflow.executeUpdateWithStart(settle, {
        startWorkflowOperation: new WithStartWorkflowOperation<Procedure>(workflowTypeOf(process.kind), {
          ...this.start(process),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
  }

  /** Leaves word, which Temporal keeps. @returns whether it did */
  async look(process: Running): Promise<boolean> {
    return (
      (await this.attempt(CALL_MS, () =>
        this.client.workflow.signalWithStart<Procedure>(workflowTypeOf(process.kind), { ...this.start(process), signal: look }),
      )) !== undefined
    );
  }

  /** @returns whether Temporal answers, and whether a worker asked it for work lately */
  async ready(): Promise<{ temporal: boolean; worker: boolean }> {
    const queue = await this.attempt(3000, () =>
      this.client.workflowService.describeTaskQueue({
        namespace: this.options.namespace,
        taskQueue: { name: this.options.taskQueue },
        taskQueueType: 1,
      }),
    );
    const lately = Date.now() - 90_000;
    return {
      temporal: !!queue,
      worker: !!queue?.pollers?.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > lately),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.connection.close();
  }

  /** The deadline is the call's own: a raced call would go on behind our back and pile up in an outage. */
  private async attempt<T>(ms: number, call: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await this.client.withDeadline(Date.now() + ms, call);
      if (this.lostAt !== undefined) this.log.log('connection is back');
      this.lostAt = undefined;
      return result;
    } catch (error) {
      if (isConnectionLost(error)) {
        if (this.lostAt === undefined) this.log.warn('connection is lost; acts are recorded and told later');
        this.lostAt = Date.now();
      }
      return undefined;
    }
  }

  private start = ({ id, workflow_id }: Running) => ({
    workflowId: workflow_id,
    taskQueue: this.options.taskQueue,
    args: [{ processId: id }] as [ProcedureInput],
  });
}

/**
 * A lost connection is told at once: repeated behind our back until the deadline, every call of an outage would look like a slow one, and
 * the door would never close.
 */
function retryUnlessLost() {
  const options = defaultGrpcRetryOptions();
  return makeGrpcRetryInterceptor({
    ...options,
    retryableDecider: (attempt, status) => status.code !== (UNAVAILABLE as typeof status.code) && options.retryableDecider(attempt, status),
  });
}

function isConnectionLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (isGrpcServiceError(cause)) return cause.code === UNAVAILABLE;
  return error instanceof Error && /Failed to connect/.test(error.message);
}
