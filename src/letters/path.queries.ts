import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { LetterPath, StandIn } from '../../contracts/path';
import type { WorkingCalendar } from '../../contracts/working-calendar';
import type { Actor } from '../auth/actor';
import { iso, listOf } from '../cartable/columns';
import { Calendars } from '../org/calendars';
import { classesUpTo, isSenderSide, maySee } from './letters.policy';
import { idsIn, pathOf } from './path';
import type { Names, PathRows, Viewer } from './path-rows';
import { sightOf } from './path-sight';

/** The way of a letter or inquiry, in three statements however many units it went to. */
@Injectable()
export class PathQueries {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: Calendars,
  ) {}

  /** @throws DomainError `letter.not_found`, whether it is not there or not theirs to see */
  async ofLetter(actor: Actor, letterId: string): Promise<LetterPath> {
    const found = await this.rows(actor, letterId);
    if (!found) throw new DomainError('letter.not_found');
    const { isSender, ...rows } = found;
    return pathOf(rows, viewerOf(actor, isSender), await this.names(rows));
  }

  /** Whether a task is on the way as this reader is told it: hidden recipients have desks too. @throws DomainError `letter.not_found` */
  async tellsOf(actor: Actor, letterId: string, process: string, key: string): Promise<boolean> {
    const found = await this.rows(actor, letterId);
    if (!found) throw new DomainError('letter.not_found');
    return sightOf(found, viewerOf(actor, found.isSender)).tasks.some((task) => task.process === process && task.key === key);
  }

  /** @param id of the inquiry, of a unit asked, or of the letter that asks. @throws DomainError `inquiry.not_found` */
  async ofInquiry(actor: Actor, id: string): Promise<LetterPath> {
    const [found]: { letter: string }[] = await this.db.query(
      `select p.letter_id as letter from processes p join inquiries i on i.year = p.year and i.letter_id = p.letter_id where p.year = $1 and p.id = $2`,
      [yearOf(id), id],
    );
    if (!found) throw new DomainError('inquiry.not_found');
    return this.ofLetter(actor, found.letter).catch((error: unknown) => {
      throw error instanceof DomainError ? new DomainError('inquiry.not_found') : error;
    });
  }

  /** Everything at one moment: one statement is one snapshot. */
  private async rows({ posts, clearance }: Actor, letterId: string): Promise<(PathRows & { isSender: boolean }) | undefined> {
    const [row] = await this.db.query<(PathRows & { isSender: boolean })[]>(everything, [
      yearOf(letterId),
      letterId,
      posts.map(({ postId }) => postId),
      classesUpTo(clearance),
    ]);
    return row;
  }

  private async names(rows: PathRows): Promise<Names> {
    const ids = idsIn(rows);
    const [found] = await this.db.query<[{ units: Named[] | null; posts: NamedPost[] | null; people: Named[] | null }]>(named, [
      ids.units,
      ids.posts,
      ids.people,
      ids.desks,
    ]);
    const units = new Map((found.units ?? []).map(({ id, name }) => [id, name]));
    const posts = new Map((found.posts ?? []).map(({ id, holders, ...post }) => [id, { ...post, holders: holders ?? [] }]));
    const calendars = new Map<string, WorkingCalendar>();
    for (const unit of [rows.letter.office, ...units.keys()]) calendars.set(unit, await this.calendars.of(unit));
    const fallback = calendars.get(rows.letter.office)!;
    return {
      units,
      posts,
      people: new Map((found.people ?? []).map(({ id, name }) => [id, name])),
      calendarOf: (unit) => calendars.get(unit ?? '') ?? fallback,
    };
  }
}

const viewerOf = ({ posts }: Actor, isSender: boolean): Viewer => ({
  posts: new Set(posts.map(({ postId }) => postId)),
  secretariatOf: new Set(posts.filter(({ postKind }) => postKind === 'CLERK').map(({ officeId }) => officeId)),
  isSender,
});

interface Named {
  id: string;
  name: string;
}
interface NamedPost {
  id: string;
  title: string;
  unit: string;
  holders: Named[] | null;
  standIn: StandIn | null;
}

const everything = `
  with letter as materialized (
    select l.*, ${isSenderSide('l', '$3')} as is_sender from letters l where l.year = $1 and l.id = $2 and ${maySee('l', '$3', '$4')}),
  p as materialized (
    select p.*, u.office_id from letter l join processes p on p.year = l.year and p.letter_id = l.id left join units u on u.id = p.unit_id)
  select l.is_sender as "isSender", to_json(office_now()) as now,
    json_build_object('id', l.id, 'kind', l.kind, 'direction', l.direction, 'subject', l.subject, 'number', l.number, 'registeredAt', l.registered_at, 'office', l.office_id,
      'post', l.post_id, 'drafter', l.drafter_id, 'outside', l.outside_name, 'version', l.version) as letter,
    ${listOf(`select p.id, p.kind, p.parent_id as parent, p.unit_id as unit, p.office_id as office, p.state, p.opened_at as "openedAt", p.closed_at as "closedAt",
        case when p.id = l.id then l.number else (select n.number from numbers n where n.letter_id = l.id and n.process_id = p.id limit 1) end as number from p order by p.opened_at, p.id`)} as processes,
    ${listOf(`select a.process_id as process, a.seq, a.kind, a.key, a.actor, a.post, a.on_behalf_of as behalf,
        a.on_behalf_of is not null and exists (select from assignments s where s.post_id = a.post and s.person_id = a.actor and s.kind = 'SUBSTITUTE' and s.from_at <= a.at and s.to_at > a.at) as standing, a.refs, a.at, k.text as note
        from p join acts a on a.year = p.year and a.process_id = p.id left join remarks k on (a.actor is not null or a.kind = 'moved') and k.year = a.year and k.process_id = a.process_id and k.kind = a.kind and k.key = a.key
        order by a.at, a.seq, a.process_id`)} as lines,
    ${listOf(`select t.process_id as process, t.key, t.parent_key as parent, t.kind, t.post_id as post, t.state, t.outcome, t.purpose, t.copy, t.instruction, t.title, t.opened_at as "openedAt",
        t.due_at as "dueAt", t.clock, t.provisional, t.seen_at as "seenAt", case when t.claimed_until > office_now() then t.claimed_by end as "claimedBy", t.closed_by as "closedBy", t.closed_at as "closedAt"
        from p join tasks t on t.year = p.year and t.process_id = p.id order by t.opened_at, t.process_id, t.key`)} as tasks,
    ${listOf(`select r.role, r.unit_id as unit, r.post_id as post, r.outside, r.method, r.reference from recipients r where r.year = l.year and r.letter_id = l.id order by r.n`)} as recipients,
    ${listOf(`select r.id, r.kind, r.office_id as office, r.number, r.registered_at as "registeredAt" from letters r where r.answers_id = l.id order by r.registered_at`)} as answers,
    ${listOf(`select y.process_id as process, y.letter_id as letter, y.at from p join replies y on y.year = p.year and y.process_id = p.id where not y.partial order by y.at`)} as replies,
    (select json_build_object('type', i.type, 'title', t.title, 'rule', i.rule, 'atLeast', i.at_least) from inquiries i join inquiry_types t on t.code = i.type
      where i.year = l.year and i.letter_id = l.id) as inquiry,
    ${listOf(`select c.id, c.title from calendar_changes c where c.id in (
        select (a.refs->>'change')::uuid from p join acts a on a.year = p.year and a.process_id = p.id where a.kind = 'retimed' and a.refs ? 'change')`)} as changes,
    (select json_build_object('name', r.name) from letter_routes w join routes r on r.id = w.route_id where w.year = l.year and w.letter_id = l.id order by w.walk desc limit 1) as route,
    (select json_object_agg(e.key, e.value->>'name') from (select w.plan_hash from letter_routes w where w.year = l.year and w.letter_id = l.id order by w.walk desc limit 1) w
      join route_plans g on g.hash = w.plan_hash cross join lateral json_each(g.plan::json->'nodes') e
      where exists (select from acts o where o.year = l.year and o.process_id = l.id and o.kind = 'said' and o.key like 'option.%')) as steps
  from letter l`;

const named = `
  select (select json_agg(json_build_object('id', u.id, 'name', u.name)) from units u where u.id = any($1) or u.id in (select unit_id from posts where id = any($2))) as units,
    (select json_agg(json_build_object('id', p.id, 'title', p.title, 'unit', p.unit_id, 'holders', h.holders, 'standIn', (
        select json_build_object('substitute', json_build_object('id', w.id, 'name', w.name), 'until', ${iso('a.to_at')}) from assignments a join people w on w.id = a.person_id and not w.disabled
        where a.post_id = p.id and a.kind = 'SUBSTITUTE' and p.id = any($4) and a.from_at <= (select office_now()) and a.to_at > (select office_now()) limit 1)))
      from posts p left join (
        select a.post_id, json_agg(json_build_object('id', w.id, 'name', w.name) order by a.from_at) as holders from assignments a join people w on w.id = a.person_id and not w.disabled
        where a.post_id = any($4) and a.kind in ('HOLDER', 'ACTING') and a.from_at <= (select office_now()) and (a.to_at is null or a.to_at > (select office_now())) group by a.post_id) h on h.post_id = p.id
      where p.id = any($2)) as posts,
    (select json_agg(json_build_object('id', w.id, 'name', w.name)) from people w where w.id = any($3)) as people`;
