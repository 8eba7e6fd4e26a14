import 'reflect-metadata';
import { resolve } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NativeConnection, Runtime, Worker, makeTelemetryFilterString } from '@temporalio/worker';
import { createActivities } from '../activities';
import { loadConfig, type Config } from '../config/env';
import { InquiriesProjection } from './inquiries/inquiries.projection';
import { JournalModule } from './journal/journal.module';
import { OfficeProjection } from './journal/office.projection';
import { LettersProjection } from './letters/letters.projection';
import { OfficeModule } from './office.module';
import { LetterRoutesProjection } from './routing/letters/letter-routes.projection';
import { RehearsalsProjection } from './routing/rehearsal/rehearsals.projection';
import { JsonLogger } from './platform/logging/logger';
import { PlatformModule } from './platform/platform.module';
import { runUntilTold } from './platform/process/run-until-told';
import { startSentence } from './platform/process/start-sentence';
import { sealed } from './platform/temporal/codec';

@Module({})
class WorkerModule {
  static for(config: Config): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.for(config), JournalModule, OfficeModule] };
  }
}

/** Runs the processes: the stories of workflows/ with the hands of activities/. */
async function main(): Promise<void> {
  const config = loadConfig();
  const logger = new JsonLogger('worker', config.LOG_LEVEL, config.NODE_ENV !== 'production');
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} } },
  });
  const office = await NestFactory.createApplicationContext(WorkerModule.for(config), { logger, abortOnError: false });
  const connection = await NativeConnection.connect({ address: config.TEMPORAL_ADDRESS });
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: { codePath: resolve(__dirname, '../workflow-bundle.js') },
    dataConverter: sealed(config.PAYLOAD_KEY),
    activities: {
      ...createActivities(
        office.get(OfficeProjection),
        office.get(LettersProjection),
        office.get(LetterRoutesProjection),
        office.get(InquiriesProjection),
        office.get(RehearsalsProjection),
      ),
    },
    enableNonLocalActivities: false, // all hands are local so far
    maxConcurrentLocalActivityExecutions: config.DB_POOL,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxCachedWorkflows: 1000,
    reuseV8Context: true,
    shutdownGraceTime: '5s',
  });
  const running = worker.run();
  runUntilTold(async () => {
    worker.shutdown();
    await running;
    await connection.close();
    await office.close();
  });
  process.send?.('ready');
  await running;
}

main().catch((error: unknown) => {
  process.stderr.write(`${startSentence(error)}\n`);
  process.exit(1);
});
