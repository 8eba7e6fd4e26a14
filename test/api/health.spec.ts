import { Connection } from '@temporalio/client';
import type { Config } from '../../config/env';
import { CONFIG } from '../../src/platform/platform.module';
import { RunningApi } from './running-api';

describe('health', () => {
  it('is alive for whoever asks, with and without the prefix', async () => {
    const api = await RunningApi.start();
    for (const path of ['/health/live', '/api/health/live'])
      expect(await api.ask('GET', path)).toMatchObject({ status: 200, body: { live: true } });
    await api.stop();
  });

  it('is ready when the database, Temporal and a worker answer, and names what is missing', async () => {
    const api = await RunningApi.start();
    expect(await api.ask('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { ready: false, parts: { database: true, temporal: true, worker: false } },
    });
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace, TASK_QUEUE: name } = api.app.get<Config>(CONFIG);
    const connection = await Connection.connect({ address });
    const asking = connection
      .withDeadline(Date.now() + 4000, () =>
        connection.workflowService.pollWorkflowTaskQueue({ namespace, taskQueue: { name }, identity: 'a worker' }),
      )
      .catch(() => undefined);
    let answer = await api.ask('GET', '/api/health/ready');
    for (let n = 0; n < 40 && answer.status !== 200; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      answer = await api.ask('GET', '/api/health/ready');
    }
    expect(answer).toMatchObject({ status: 200, body: { ready: true, parts: { database: true, temporal: true, worker: true } } });
    await connection.close();
    await asking;
    await api.stop();
  });

  it('is not ready without Temporal, and answers all the same', async () => {
    const api = await RunningApi.start({ env: { TEMPORAL_ADDRESS: '127.0.0.1:9' } });
    expect(await api.ask('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { parts: { database: true, temporal: false, worker: false } },
    });
    await api.stop();
  });
});
