import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { ask } from '../launch/postgres';

const AT_MOST = 10;

/** Writes the journal of each open process and the history of its run into the folder: what one needs to see why it goes no further. */
export async function keepOpenOnes(folder: string, databaseUrl: string, temporalAddress: string): Promise<void> {
  const open = await ask<{ id: string; workflow_id: string }>(
    databaseUrl,
    `select p.id, p.workflow_id, to_jsonb(p) - 'head' as process,
            (select jsonb_agg(to_jsonb(a) - 'hash' - 'prev_hash' order by a.seq) from acts a where a.process_id = p.id) as journal,
            (select jsonb_agg(to_jsonb(c) - 'head' order by c.opened_at) from processes c where c.parent_id = p.id) as children,
            (select to_jsonb(n) from nudges n where n.process_id = p.id) as nudge
     from processes p where p.closed_at is null order by p.opened_at limit ${AT_MOST}`,
  );
  if (!open.length) return;
  mkdirSync(join(folder, 'open'), { recursive: true });
  const connection = await Connection.connect({ address: temporalAddress });
  try {
    for (const { id, workflow_id, ...rows } of open) {
      const run = await new Client({ connection }).workflow
        .getHandle(workflow_id)
        .fetchHistory()
        .catch((error: Error) => error.message);
      writeFileSync(join(folder, 'open', `${id}.json`), JSON.stringify({ workflow_id, ...rows, run }, null, 2));
    }
  } finally {
    await connection.close();
  }
}
