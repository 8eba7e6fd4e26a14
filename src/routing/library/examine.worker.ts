import { parentPort } from 'node:worker_threads';
import { examineRoute } from './examine';
import { examineDecisions } from './examine-decisions';
import type { Examination } from './examiner';

const examine = (wanted: Examination): Promise<unknown> =>
  'route' in wanted ? examineRoute(wanted.route) : examineDecisions(wanted.decisions);

/** The thread in which files are examined: it may be ended in the middle of one. */
parentPort!.on('message', (wanted: Examination) => void examine(wanted).then((examined) => parentPort!.postMessage(examined)));
parentPort!.postMessage('ready');
