import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { yearOf } from '../../contracts/ids';
import { clearDesks, endProcess } from '../cartable/desk';
import { Journal } from '../journal/journal';

/** What the office does at a unit that received a letter. */
@Injectable()
export class DeliveriesProjection {
  constructor(
    private readonly db: DataSource,
    private readonly journal: Journal,
  ) {}

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

/**
 * Whether a letter answers what lies at a unit: who drafted or signed it has the original on the desk, in whatever office that is; or it is
 * a letter of the unit's own office, which had it on a desk of theirs there or has it nowhere else.
 * @param reply, delivery the SQL names of the letters row and of the delivery's process
 */
export const answers = (reply: string, delivery: string): string => `
  ${reply}.answers_id = ${delivery}.letter_id
  and (exists (select from tasks t where t.year = ${delivery}.year and t.process_id = ${delivery}.id and t.state = 'open' and t.copy = 'ORIGINAL' and ${wroteOrSigned(reply)})
    or exists (select from units u where u.id = ${delivery}.unit_id and u.office_id = ${reply}.office_id)
      and (exists (select from tasks t where t.year = ${delivery}.year and t.process_id = ${delivery}.id and ${wroteOrSigned(reply)})
        or not exists (select from processes o join units u on u.id = o.unit_id and u.office_id = ${reply}.office_id
                       where o.year = ${delivery}.year and o.parent_id = ${delivery}.parent_id and o.kind = 'delivery' and o.id <> ${delivery}.id)))`;

const wroteOrSigned = (reply: string): string => `
  (t.post_id = ${reply}.post_id or exists (select from tasks s where s.year = ${reply}.year and s.process_id = ${reply}.id and s.kind = 'sign' and s.post_id = t.post_id))`;

const answer = `
  select r.id from processes d join letters r on ${answers('r', 'd')}
  where d.year = $1 and d.id = $2 and d.closed_at is null and r.kind <> 'REPLY'
    and exists (select from acts a where a.year = r.year and a.process_id = r.id and a.kind = 'done' and a.key = 'dispatch.1')
  order by r.registered_at limit 1`;
