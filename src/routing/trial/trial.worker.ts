import { parentPort } from 'node:worker_threads';
import { FeelPool } from '../feel/feel-pool';
import { runTrial, type TrialTask } from './run-trial';

/** The thread of one trial: it may be ended in the middle. */
parentPort!.once('message', (task: TrialTask) => {
  const pool = new FeelPool();
  void runTrial(task, pool)
    .then((outcome) => parentPort!.postMessage(outcome))
    .finally(() => pool.close());
});
