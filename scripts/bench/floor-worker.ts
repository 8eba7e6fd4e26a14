import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** They do nothing: the floor has no facts. */
const activities = {
  register: () => Promise.resolve(),
  dispatch: () => Promise.resolve(),
};
export type FloorActivities = typeof activities;

export const FLOOR_QUEUE = 'floor';

/** Serves the floor until it is told to end: `floor-worker <temporal address>`. */
async function main(address: string): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue: FLOOR_QUEUE,
    workflowsPath: require.resolve('./floor.workflow'),
    activities,
    maxCachedWorkflows: 1000,
    reuseV8Context: true,
  });
  const running = worker.run();
  for (const event of ['SIGTERM', 'disconnect']) process.once(event, () => worker.getState() === 'RUNNING' && worker.shutdown());
  process.send?.('ready');
  await running;
  await connection.close();
  process.exit(0);
}

if (require.main === module) void main(process.argv[2]!);
