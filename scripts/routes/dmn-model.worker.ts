import { parentPort } from 'node:worker_threads';
import { type DmnModel, runModel } from './dmn-model';

/** The thread in which models run: it may be ended in the middle of one that has no end. */
parentPort!.on('message', (model: DmnModel) => void runModel(model).then((outcome) => parentPort!.postMessage(outcome)));
