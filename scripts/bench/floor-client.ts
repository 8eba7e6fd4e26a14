import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sideBySide } from './measures';
import { type Pace, pauseBefore } from './pace';

/** Tells the floor's workflows what its people do, at the pace of those of the office: `floor-client <temporal address> <queue>`. */
async function main(address: string, taskQueue: string): Promise<void> {
  const client = new Client({ connection: await Connection.connect({ address }) });
  process.on(
    'message',
    (pace: Pace) =>
      void sideBySide(pace.lifecycles, pace.atOnce, () => lifecycle(client, taskQueue, pace)).then(() => process.send?.('done')),
  );
  process.once('disconnect', () => process.exit(0));
  process.send?.('ready');
}

async function lifecycle(client: Client, taskQueue: string, pace: Pace): Promise<void> {
  const letter = await client.workflow.start('floorWorkflow', {
    taskQueue,
    workflowId: `floor/${randomUUID()}`,
    args: [{ holdMs: pace.holdMs }],
  });
  for (const act of ['submit', 'approve', 'sign', 'see', 'close']) {
    await pause(pauseBefore(act, pace));
    await letter.signal('act');
  }
  await letter.result();
}

void main(process.argv[2]!, process.argv[3]!);
