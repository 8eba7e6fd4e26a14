import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { RoutesOffice } from '../../scripts/routes/conform-office';
import { sealed } from '../../src/platform/temporal/codec';
import { TemporalGateway } from '../../src/platform/temporal/temporal.gateway';
import { House } from '../support/house';
import { workflowBundle } from '../support/workflow-bundle';

const folder = join(__dirname, '../routes/cases');
const cases = readdirSync(folder).filter((name) => /^[a-z]\d+.*\.json$/.test(name));

let house: House;
let office: RoutesOffice;
const processes: string[] = [];
beforeAll(async () => {
  house = await House.open();
  office = await RoutesOffice.of(await house.person('admin'), house.baseUrl);
}, 60_000);
afterAll(() => house?.shut());

describe('routes that are published and run', () => {
  it.each(cases)('%s, and the same with its run lost after every step', async (name) => {
    for (const between of [{}, { settled: (id: string) => house.lose(id) }]) {
      const { failures, process } = await office.conform(join(folder, name), between);
      expect(failures).toEqual([]);
      processes.push(process!);
    }
  });

  it('take the same steps again when they are replayed', async () => {
    const { client } = house.app.get(TemporalGateway);
    const options = { workflowBundle: { codePath: workflowBundle() }, dataConverter: sealed(house.config.PAYLOAD_KEY) };
    const histories = await Promise.all(
      processes.map(async (id) => ({ workflowId: id, history: await client.workflow.getHandle(`rehearsal/${id}`).fetchHistory() })),
    );
    const differing: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories(options, histories))
      if (error) differing.push(`${workflowId}: ${error}`);
    expect(differing).toEqual([]);
    expect(histories).toHaveLength(cases.length * 2);
  }, 60_000);
});
