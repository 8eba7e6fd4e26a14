import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../../../config/env';
import { traceOf } from '../logging/trace';
import { InjectConfig } from '../platform.module';
import { choresOf, type Chore } from './chores';
import { Queues, type QueuedJob } from './queues';

const QUEUE = 'housekeeping';
export const CHORES = Symbol('chores');

/** Does the chores: whichever of the job processes is free takes the next, none of them is done twice at once. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Housekeeping');
  private readonly queues: Queues;
  private readonly chores: ReadonlyMap<string, Chore>;

  constructor(db: DataSource, @InjectConfig() config: Config, @Inject(CHORES) others: Chore[]) {
    this.queues = new Queues(config, (error) => this.logger.warn(traceOf(error)));
    this.chores = new Map([...choresOf(db, config.STORAGE_DIR), ...others].map((chore) => [chore.name, chore]));
  }

  async onApplicationBootstrap(): Promise<void> {
    const queue = this.queues.queue(QUEUE);
    for (const { name, everyMs } of this.chores.values()) await queue.repeat(name, { ms: everyMs });
    await queue.keepRepeating([...this.chores.keys()]); // an older release may have had others
    await this.queues.work(QUEUE, (job) => this.run(job), {
      concurrency: 1,
      onFailed: (job, error) => this.logger.error({ job: job?.name, jobId: job?.id, ...traceOf(error) }),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.queues.close();
  }

  private async run(job: QueuedJob): Promise<number> {
    const count = (await this.chores.get(job.name)?.run()) ?? 0;
    if (count > 0) this.logger.debug({ job: job.name, count });
    return count;
  }
}
