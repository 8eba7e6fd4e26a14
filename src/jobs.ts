import 'reflect-metadata';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig, type Config } from '../config/env';
import { digestChores } from './digest/digest-chores';
import { JsonLogger } from './platform/logging/logger';
import { PlatformModule } from './platform/platform.module';
import { deadlineChores } from './deadlines/policy-applier';
import { runUntilTold } from './platform/process/run-until-told';
import { startSentence } from './platform/process/start-sentence';
import { QueuesModule } from './platform/queues/queues.module';
import { calendarChores } from './calendar/calendar-chores';
import { routeChores } from './routing/migrations/route-chores';
import { boardChores } from './supervision/board-chores';
import { reassignChores } from './supervision/reassign/reassign-chores';
import { riskChores } from './supervision/risk/risk-chores';

@Module({})
class JobsModule {
  static for(config: Config): DynamicModule {
    return {
      module: JobsModule,
      imports: [
        PlatformModule.for(config),
        QueuesModule.with((db) =>
          [routeChores, boardChores, riskChores, reassignChores, calendarChores, digestChores, deadlineChores].flatMap((chores) =>
            chores(db),
          ),
        ),
      ],
    };
  }
}

/** Starts the workers of the queues. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = new JsonLogger('jobs', config.LOG_LEVEL, config.NODE_ENV !== 'production');
  const jobs = await NestFactory.createApplicationContext(JobsModule.for(config), { logger, abortOnError: false });
  runUntilTold(() => jobs.close());
  process.send?.('ready');
}

main().catch((error: unknown) => {
  process.stderr.write(`${startSentence(error)}\n`);
  process.exit(1);
});
