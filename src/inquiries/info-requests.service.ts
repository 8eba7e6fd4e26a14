import { Injectable } from '@nestjs/common';
import { DomainError } from '../../contracts/errors';
import type { AskInfo, SupplyInfo } from '../../contracts/inquiries';
import { pausedSince } from '../../contracts/task-clock';
import type { ActRecorded } from '../../contracts/tasks';
import { respondentOutcomes } from '../../workflows/respondent/respondent.rules';
import { closeTask, openTaskOnDesk, seatAt, taskOf, taskToClose, type Task } from '../cartable/desk';
import { Deadlines } from '../deadlines/deadlines';
import type { Caller } from '../journal/caller';
import { Commands } from '../journal/commands';
import type { Page } from '../journal/page';
import { notifyPost } from '../notifications/notify-post';
import { refuseOwnRequest } from '../substitution/own-requests';

/** So often in one round of a question: nobody parks it. */
const LIMIT = 3;

/** A unit that is asked needs something from the asker first: its clock stands still until that comes, or until it answers all the same. */
@Injectable()
export class InfoRequestsService {
  constructor(
    private readonly commands: Commands,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws DomainError `inquiry.info_asked_already` · `inquiry.info_too_often` and those of `openTaskOnDesk` */
  ask(caller: Caller, respondentId: string, key: string, { reason }: AskInfo): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await openTaskOnDesk(page, caller.actor, key);
      if (task.kind !== 'answer') throw new DomainError('task.outcome_not_possible');
      const [{ asked, open, times }]: [{ asked: number; open: number; times: number }] = await page.tx.query(
        `select count(*)::int as asked, count(*) filter (where refs->>'parent' = $3)::int as times,
           count(*) filter (where not exists (select from acts c where c.year = $1 and c.process_id = $2 and c.kind = 'answered' and c.key in (a.key, a.refs->>'parent')))::int as open
         from acts a where year = $1 and process_id = $2 and kind = 'said' and key like 'info.%'`,
        [page.process.year, respondentId, key],
      );
      if (open) throw new DomainError('inquiry.info_asked_already');
      if (times >= LIMIT) throw new DomainError('inquiry.info_too_often', { limit: LIMIT });
      const line = { kind: 'said', key: `info.${asked + 1}` } as const;
      page.add({ ...line, refs: { parent: key } });
      await page.remark(line, reason);
      await this.tell(page, key, 'pause');
      page.state = 'INFO_REQUESTED';
      await page.nudge();
    });
  }

  /** What the asker says to it; the clock goes on with what was left. @throws DomainError `substitution.own_request` and those of `taskToClose` */
  supply(caller: Caller, respondentId: string, key: string, { outcome, text }: SupplyInfo): Promise<ActRecorded> {
    return this.commands.act(caller, respondentId, async (page) => {
      const task = await taskToClose(page, caller.actor, key, outcome, { info: respondentOutcomes.info });
      await refuseOwnRequest(page, seatAt(caller.actor, task.post_id), page.by!, key);
      await closeTask(page, task, outcome, {}, text);
      const [{ parent, partial, granted }]: [{ parent: string; partial: boolean; granted: boolean }] = await page.tx.query(
        `select refs->>'parent' as parent,
           exists (select from replies r where r.year = $1 and r.process_id = $2 and r.partial and 'answer.' || r.round = a.refs->>'parent') as partial,
           exists (select from acts g where g.year = $1 and g.process_id = $2 and g.kind = 'answered' and g.key = 'extension.1' and g.refs->>'outcome' = 'granted') as granted
         from acts a where year = $1 and process_id = $2 and kind = 'said' and key = $3`,
        [page.process.year, respondentId, key],
      );
      await this.tell(page, parent, 'resume');
      page.state = partial ? 'PARTIALLY_ANSWERED' : granted ? 'EXTENDED' : 'DELIVERED';
      const { post_id } = await taskOf(page, parent);
      await notifyPost(page, post_id, 'info_supplied', parent);
      await page.nudge();
    });
  }

  /** Whoever answers while it stands still sets it going first, so that what was left is known. */
  async goOn(page: Page, { key, clock }: Task): Promise<void> {
    if (clock && pausedSince(clock)) await this.tell(page, key, 'resume');
  }

  /** A clock whose due time was named does not stop. */
  private async tell(page: Page, key: string, kind: 'pause' | 'resume'): Promise<void> {
    const [{ at }]: [{ at: Date }] = await page.tx.query(`select office_now() as at`);
    const { clock } = await taskOf(page, key);
    if (clock && !!pausedSince(clock) === (kind === 'resume'))
      await this.deadlines.retime(page, key, { facts: [{ kind, at: at.toISOString() }] });
  }
}
