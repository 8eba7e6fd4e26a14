import { Injectable } from '@nestjs/common';
import type { LadderAct, LadderTell } from '../../contracts/deadline-ladder';
import type { Refs } from '../../contracts/journal';
import type { Priority } from '../../contracts/letters';
import { moveTask } from '../cartable/move-task';
import type { LaddersAlone } from '../journal/office.projection';
import type { Page } from '../journal/page';

interface Found {
  act: LadderAct;
  tell: LadderTell;
  above: string | null;
}

/** Steps of ladders that change more than who has been told: they strike one by one, each in a transaction of its own. */
@Injectable()
export class LadderSteps implements LaddersAlone {
  async strike(page: Page, key: string, step: string): Promise<void> {
    const { year, id } = page.process;
    const [found]: Found[] = await page.tx.query(
      `select s->>'act' as act, s->>'tell' as tell, ladder_post(s->>'tell', d.unit_id) as above
       from tasks t join posts d on d.id = t.post_id cross join jsonb_array_elements(t.clock->'ladder') s
       where t.year = $1 and t.process_id = $2 and t.key = $3 and t.state = 'open' and s->>'step' = $4`,
      [year, id, key, step],
    );
    const line = { kind: 'fired', key: `${key}:${step}` } as const;
    if (!found) return void page.add({ ...line, refs: {} });
    const { act, tell, above } = found;
    const refs: Refs = { act, tell };
    if (act === 'raise') return void page.add({ ...line, refs: { ...refs, ...(await raise(page)) } });
    page.add({ ...line, refs });
    if (act === 'reassign' && above) await moveTask(page, key, above); // where something is in the way, it stays, and the next step comes
  }
}

/** By one, and never to the most urgent: that is for people to say. Whoever has the letter before them sees it. */
async function raise(page: Page): Promise<Pick<Refs, 'priority'>> {
  const { year, id, letter_id } = page.process;
  const [[raised]]: [{ priority: Priority }[]] = await page.tx.query(
    `update letters set priority = case priority when 'NORMAL' then 'URGENT' else 'VERY_URGENT' end where year = $1 and id = $2 and priority in ('NORMAL', 'URGENT') returning priority`,
    [year, letter_id],
  );
  if (!raised) return {};
  await page.tx.query(
    `insert into hints (audience, type, ref, version)
     select distinct post_id, 'letter.changed', $3::uuid, $4::int from tasks where year = $1 and process_id = $2 and state = 'open'`,
    [year, id, letter_id, page.seq + 1],
  );
  return { priority: raised.priority };
}
