import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { yearOf } from '../../contracts/ids';
import { clearDesks, endProcess } from '../cartable/desk';
import { Journal } from '../journal/journal';

/** What the office does at a unit that received a letter. */
@Injectable()
export class DeliveriesProjection {
  constructor(private readonly db: DataSource, private readonly journal: Journal) {}

  /** A letter of this unit that answers the one delivered has been dispatched: that closes its desks. */
  async hear(processId: string): Promise<void> {
    const [reply] = await this.db.query(answer, [yearOf(processId), processId]);
    if (!reply) return;
    await this.journal.write(processId, async (page) => {
      const [still] = await page.tx.query(answer, [yearOf(processId), processId]);
      if (!still) return;
      await clearDesks(page, 'replied');
      page.add({ kind: 'done', key: 'close', refs: { child: still.id } });
      await endProcess(page, 'ANSWERED');
    });
  }
}

const answer = `
  select r.id from processes d join letters r on r.answers_id = d.letter_id join units u on u.id = d.unit_id and u.office_id = r.office_id
  where d.year = $1 and d.id = $2 and d.closed_at is null and r.kind <> 'REPLY'
    and exists (select from acts a where a.year = r.year and a.process_id = r.id and a.kind = 'done' and a.key = 'dispatch.1')
  order by r.registered_at limit 1`;
