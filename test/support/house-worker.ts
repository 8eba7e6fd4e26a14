import type { INestApplicationContext } from '@nestjs/common';
import { Worker, type NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities';
import type { Config } from '../../config/env';
import { InquiriesProjection } from '../../src/inquiries/inquiries.projection';
import { OfficeProjection } from '../../src/journal/office.projection';
import { LettersProjection } from '../../src/letters/letters.projection';
import { sealed } from '../../src/platform/temporal/codec';
import { LetterRoutesProjection } from '../../src/routing/letters/letter-routes.projection';
import { RehearsalsProjection } from '../../src/routing/rehearsal/rehearsals.projection';

/** The worker of a house: the processes of a bundle, with the hands of its application. @returns how to send it home */
export async function startWorker(
  app: INestApplicationContext,
  config: Config,
  connection: NativeConnection,
  bundle: string,
): Promise<{ stop: () => Promise<void> }> {
  const activities = createActivities(
    app.get(OfficeProjection),
    app.get(LettersProjection),
    app.get(LetterRoutesProjection),
    app.get(InquiriesProjection),
    app.get(RehearsalsProjection),
  );
  const worker = await Worker.create({
    connection,
    taskQueue: config.TASK_QUEUE,
    workflowBundle: { codePath: bundle },
    dataConverter: sealed(config.PAYLOAD_KEY),
    activities: { ...activities },
    reuseV8Context: true,
    shutdownGraceTime: '2s',
  });
  const running = worker.run();
  return {
    stop: async () => {
      worker.shutdown();
      await running;
    },
  };
}
