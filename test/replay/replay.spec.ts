import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker, type ReplayWorkerOptions } from '@temporalio/worker';
import { DEVELOPMENT_PAYLOAD_KEY } from '../../config/env';
import { root, stateFolder } from '../../scripts/launch/places';
import { sealed } from '../../src/platform/temporal/codec';
import { installRuntime } from '../support/temporal-runtime';
import { workflowBundle } from '../support/workflow-bundle';
import { recordedHistories } from './histories';

const recorded = recordedHistories();
const CAUGHT = 'DeterminismViolationError';

beforeAll(installRuntime);

/** @returns what went wrong in each recorded run; nothing where it took the same steps */
async function replayed(bundle: string): Promise<Record<string, string | undefined>> {
  const options: ReplayWorkerOptions = { workflowBundle: { codePath: bundle }, dataConverter: sealed(DEVELOPMENT_PAYLOAD_KEY) };
  const results: Record<string, string | undefined> = {};
  let n = 0;
  for await (const { error } of Worker.runReplayHistories(options, recorded)) results[recorded[n++]!.name] = error?.name;
  return results;
}

/** The processes with some steps in another order than today's. @returns the folder of their sources */
function otherSteps(files: Record<string, [from: string, to: string][]>): string {
  mkdirSync(stateFolder, { recursive: true });
  const folder = mkdtempSync(join(stateFolder, 'doctored-'));
  for (const each of ['workflows', 'contracts']) cpSync(join(root, each), join(folder, each), { recursive: true });
  for (const [file, changes] of Object.entries(files)) {
    let text = readFileSync(join(folder, file), 'utf8');
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`);
      text = text.replace(from, to);
    }
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe('recorded runs', () => {
  it('there are of every kind of process', () => {
    const kinds = new Set(recorded.map(({ name }) => name.split('-')[0]));
    expect([...kinds].sort()).toEqual(['delivery', 'inquiry', 'letter', 'rehearsal', 'respondent']);
  });

  it('take the same steps with the processes of today', async () => {
    expect(await replayed(workflowBundle())).toEqual(Object.fromEntries(recorded.map(({ name }) => [name, undefined])));
  }, 60_000);

  it('tell when steps change places or one is left out, and in which process', async () => {
    const folder = otherSteps({
      'workflows/letter/letter.workflow.ts': [
        ["await once('register')", "await once('dispatch', 1)"],
        ["(await once('dispatch', n)).more", "(await once('register')).more"],
      ],
      'workflows/respondent/respondent.workflow.ts': [["if (outcome === 'answered') await once('reply', round);", '']],
    });
    const results = await replayed(workflowBundle(folder)).finally(() => rmSync(folder, { recursive: true, force: true }));
    expect(results).toMatchObject({ 'letter-sent': CAUGHT, 'letter-misdirected': CAUGHT, 'respondent-asked-again': CAUGHT, 'respondent-late': CAUGHT });
    for (const name of ['letter-discarded', 'respondent-redirected', 'inquiry-all', 'delivery-answered']) expect([name, results[name]]).toEqual([name, undefined]);
  }, 60_000);
});
