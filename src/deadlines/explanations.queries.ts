import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { explain } from '../../contracts/deadline-explanation';
import { explanationLines, explanationWords } from '../../contracts/deadline-explanation.words';
import { DomainError } from '../../contracts/errors';
import type { ExplainedDeadline } from '../../contracts/explained-deadline';
import { yearOf } from '../../contracts/ids';
import { standingOf, type TaskClock } from '../../contracts/task-clock';
import type { Actor } from '../auth/actor';
import { iso } from '../cartable/columns';
import { PathQueries } from '../letters/path.queries';
import { Calendars } from '../org/calendars';

/** How due times came about, for whoever is told of that desk in the way of the letter. */
@Injectable()
export class ExplanationsQueries {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
    private readonly paths: PathQueries,
  ) {}

  /** @throws DomainError `task.not_found`, whether it is not there or not told to them · `letter.not_found` */
  async of(actor: Actor, processId: string, key: string): Promise<ExplainedDeadline> {
    const [task]: { letter: string; dueAt: string | null; provisional: boolean; clock: TaskClock | null; unit: string | null }[] =
      await this.db.query(
        `select t.letter_id as letter, ${iso('t.due_at')} as "dueAt", t.provisional, t.clock, (select u.name from units u where u.id = (t.clock->>'unit')::uuid) as unit
         from tasks t where t.year = $1 and t.process_id = $2 and t.key = $3`,
        [yearOf(processId), processId, key],
      );
    if (!task || !(await this.paths.tellsOf(actor, task.letter, processId, key))) throw new DomainError('task.not_found');
    const { dueAt, provisional, clock, unit } = task;
    if (!clock) return { dueAt, provisional, unit, lines: [dueAt ? explanationWords.named : explanationWords.none], explanation: null };
    const calendar = (await this.calendars.newest(this.db)).of(clock.unit);
    const explanation = explain(calendar, standingOf(calendar, clock));
    return { dueAt, provisional, unit, lines: explanationLines(explanation), explanation: explanation as ExplainedDeadline['explanation'] };
  }
}
