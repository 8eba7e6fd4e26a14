import { Injectable } from '@nestjs/common';
import type { RouteRepair } from '../../../contracts/letter-routes';
import type { ActRecorded } from '../../../contracts/tasks';
import { numberOf } from '../../../workflows/route/keys';
import type { Caller } from '../../journal/caller';
import { Commands } from '../../journal/commands';
import { requireAdmin } from '../../org/org.policy';
import { LetterRoutes } from './letter-routes';

/** Administrators bring letters on that stand still. Each repair is a line of the letter's journal, with who did it. */
@Injectable()
export class RepairsService {
  constructor(
    private readonly commands: Commands,
    private readonly routes: LetterRoutes,
  ) {}

  /** @throws DomainError `route.letter_has_none` · what the route refuses: `route.…` */
  repair(caller: Caller, letter: string, repair: RouteRepair): Promise<ActRecorded> {
    requireAdmin(caller.actor);
    return this.commands.act(caller, letter, async (page) => {
      const walk = await this.routes.require(letter, page.tx);
      const taken = this.routes.take(page, walk, repair.kind === 'reassigned' ? reassignment(repair) : repair);
      page.add({ kind: 'said', key: `repair.${page.seq + 1}`, refs: { ...taken.refs, by: caller.actor.personId } });
      await this.routes.carryOut(page, taken);
      if (repair.kind === 'reassigned') await this.routes.clear(page, walk.no, new Set([numberOf({ id: repair.task })]));
      await page.nudge();
    });
  }
}

/** Whoever had it has it no longer; the process puts it on the desks of those who have it now. */
const reassignment = ({ task, posts: [first, ...others] }: Extract<RouteRepair, { kind: 'reassigned' }>) => ({
  kind: 'taskReassigned' as const,
  task,
  assignment: { assignee: first!, candidateGroups: others, candidateUsers: [] },
});
