import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { Stop } from '../../contracts/path';
import type { InquiryView, RespondentView } from '../../contracts/views';
import type { Actor } from '../auth/actor';
import { mayTakeBackIn } from '../auth/seat';
import { iso, listOf, personRef, taskColumns } from '../cartable/columns';
import { taskView, type TaskFacts } from '../cartable/possible';
import { PathQueries } from '../letters/path.queries';

interface Terms extends Pick<InquiryView, 'type' | 'rule' | 'atLeast' | 'within' | 'nationalId' | 'openedAt' | 'closedAt'> {
  asker: string;
  replies: (NonNullable<RespondentView['replies']>[number] & { process: string })[];
  tasks: TaskFacts[];
  /** respondents on whose desks the reader works */
  own: string[];
}

/** What is read of an inquiry: its terms, and a board of the units asked with their clocks. */
@Injectable()
export class InquiriesQueries {
  constructor(
    private readonly db: DataSource,
    private readonly paths: PathQueries,
  ) {}

  /** @param id of the inquiry, of a unit asked, or of the letter that asks. @throws DomainError `inquiry.not_found`, whether it is not there or not theirs to see */
  async view(actor: Actor, id: string): Promise<InquiryView> {
    const { letter, inquiry, children } = await this.paths.ofInquiry(actor, id);
    if (!inquiry) throw new DomainError('inquiry.not_found'); // not dispatched yet
    const posts = actor.posts.map(({ postId }) => postId);
    const [terms] = await this.db.query<[Terms]>(termsOf, [yearOf(letter.id), letter.id, posts]);
    const { asker, replies, tasks, own, ...said } = terms;
    const seat = actor.posts.find(({ postId }) => postId === asker);
    const respondents = children
      .filter(({ process }) => process.kind === 'respondent')
      .map((stop) =>
        respondentOf(stop, seat || own.includes(stop.process.id) ? replies.filter(({ process }) => process === stop.process.id) : null),
      );
    return {
      id: inquiry.id,
      letterId: letter.id,
      subject: letter.subject,
      number: letter.number,
      state: inquiry.state,
      ...said,
      asked: inquiry.asked,
      answered: inquiry.answered,
      overdue: respondents.filter(({ clock }) => clock?.overdue && !clock.stoppedAt).length,
      respondents,
      tasks: tasks.map((task) => taskView(actor, task)),
      acts:
        seat && !said.closedAt
          ? [
              ...(mayTakeBackIn(seat) ? (['withdraw'] as const) : []),
              ...(respondents.some(({ state }) => state === 'ANSWERED') ? (['askAgain'] as const) : []),
            ]
          : [],
    };
  }
}

const respondentOf = (
  { process, unit, state, number, desks, openedAt, closedAt, seenAt, clock, reply, redirectedFrom, redirectedTo }: Stop,
  replies: Terms['replies'] | null,
): RespondentView => ({
  id: process.id,
  unit,
  state,
  number,
  round: desks.length || 1,
  askedAt: openedAt,
  closedAt,
  seenAt,
  clock,
  reply,
  redirectedFrom,
  redirectedTo,
  replies: replies?.map(({ process: _, ...said }) => said) ?? null,
});

const termsOf = `
  select l.post_id as asker, json_build_object('code', t.code, 'title', t.title, 'fields', t.fields) as type, i.rule, i.at_least as "atLeast", coalesce(i.deadline, t.deadline) as within,
    case when l.post_id = any($3) or exists (select from tasks d where d.letter_id = l.id and d.year = l.year and d.post_id = any($3)) then i.subject_national_id end as "nationalId",
    ${iso('q.opened_at')} as "openedAt", ${iso('q.closed_at')} as "closedAt",
    ${listOf(`select y.process_id as process, y.n, y.round, y.partial, y.fields, y.text, ${personRef('y.author')} as author, ${iso('y.at')} as at
      from processes r join replies y on y.year = r.year and y.process_id = r.id where r.year = l.year and r.parent_id = q.id order by y.process_id, y.n`)} as replies,
    ${listOf(`select ${taskColumns('t', 'p')} from tasks t join processes p on p.year = t.year and p.id = t.process_id
      where t.letter_id = l.id and t.state = 'open' and t.post_id = any($3) and p.kind in ('inquiry', 'respondent') order by t.opened_at, t.key`)} as tasks,
    array(select distinct t.process_id from processes r join tasks t on t.year = r.year and t.process_id = r.id where r.year = l.year and r.parent_id = q.id and t.post_id = any($3)) as own
  from letters l join inquiries i on i.year = l.year and i.letter_id = l.id join inquiry_types t on t.code = i.type
    join processes q on q.year = l.year and q.letter_id = l.id and q.kind = 'inquiry' where l.year = $1 and l.id = $2`;
