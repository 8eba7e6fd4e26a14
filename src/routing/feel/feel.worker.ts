import { parentPort, workerData } from 'node:worker_threads';
import type { Question } from '../../../contracts/route-events';
import { Evaluator, type Plans } from './evaluate';
import type { Facts } from './facts';

/** The thread in which expressions run: it may be ended in the middle of one. */
const { progress } = workerData as { progress: SharedArrayBuffer };
const begun = new Int32Array(progress);
let evaluator = new Evaluator({ version: '' });

parentPort!.on('message', (message: { facts: Facts } | { question: Question; plans: Plans }) => {
  if ('facts' in message) {
    evaluator = new Evaluator(message.facts);
    return;
  }
  Atomics.store(begun, 0, 0);
  parentPort!.postMessage(evaluator.answer(message.question, message.plans, () => Atomics.add(begun, 0, 1)));
});
parentPort!.postMessage('ready');
