import { parentPort } from 'node:worker_threads';
import { examineRoute, type RouteFile } from './examine';

/** The thread in which files are examined: it may be ended in the middle of one. */
parentPort!.on('message', (file: RouteFile) => void examineRoute(file).then((examined) => parentPort!.postMessage(examined)));
parentPort!.postMessage('ready');
