import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporalGateway } from '../../src/platform/temporal/temporal.gateway';
import { House } from '../support/house';
import { startTestServices, stopTestServices } from '../support/services';
import { encodeHistory, historiesFolder } from './histories';
import { stories } from './stories';

/** Tells every story once, on servers of its own, and keeps what Temporal recorded of it: `npm run record:histories`. */
async function main(): Promise<void> {
  await startTestServices();
  try {
    const house = await House.open();
    mkdirSync(historiesFolder, { recursive: true });
    for (const name of readdirSync(historiesFolder)) rmSync(join(historiesFolder, name));
    for (const [story, tell] of Object.entries(stories)) {
      for (const [name, processId] of Object.entries(await tell(house))) {
        const { workflow_id } = await house.one<{ workflow_id: string }>(`select workflow_id from processes where id = $1`, [processId]);
        const history = await house.app.get(TemporalGateway).client.workflow.getHandle(workflow_id).fetchHistory();
        writeFileSync(join(historiesFolder, `${name}.json`), encodeHistory(story, workflow_id, history));
        console.log(`${name}: ${history.events?.length} events`);
      }
    }
    await house.shut();
  } finally {
    await stopTestServices();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
