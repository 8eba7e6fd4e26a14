import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { LetterAct, LetterFilter, LetterPage, LetterRow, LetterView, VersionView } from '../../contracts/views';
import type { Actor } from '../auth/actor';
import { requirePosts } from '../cartable/cartable.policy';
import { iso, listOf, personRef, postRef, taskColumns, unitRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { taskView, type TaskFacts } from '../cartable/possible';
import { classesUpTo, isSenderSide, maySee } from './letters.policy';

/** What is read of letters: one of them, its earlier texts, and the lists over those one had part in. */
@Injectable()
export class LettersQueries {
  constructor(private readonly db: DataSource) {}

  /** @throws DomainError `letter.not_found`, whether it is not there or not theirs to see */
  async view(actor: Actor, letterId: string): Promise<LetterView> {
    const [row] = await this.db.query<ViewRow[]>(oneLetter, [
      yearOf(letterId),
      letterId,
      postsOf(actor),
      classesUpTo(actor.clearance),
      actor.posts.map(({ officeId }) => officeId),
    ]);
    if (!row) throw new DomainError('letter.not_found');
    const { letter, tasks, facts, ...lists } = row;
    return { ...letter, ...lists, tasks: tasks.map((task) => taskView(actor, task)), acts: actsOf(actor, row, facts) } as LetterView;
  }

  /** Earlier texts are for the sender's side; others read the one that was sent. @throws DomainError `letter.not_found` */
  async version(actor: Actor, letterId: string, no: number): Promise<VersionView> {
    const [version] = await this.db.query<VersionView[]>(
      `select v.no, json_build_object('id', a.id, 'name', a.name) as author, ${postRef('v.post')} as post, ${iso('v.at')} as at, v.subject, v.body, v.no = l.version as "isCurrent"
       from letters l join versions v on v.year = l.year and v.letter_id = l.id join people a on a.id = v.author
       where l.year = $1 and l.id = $2 and v.no = $5 and ${maySee('l', '$3', '$4')} and (v.no = l.version or ${isSenderSide('l', '$3')})`,
      [yearOf(letterId), letterId, postsOf(actor), classesUpTo(actor.clearance), no],
    );
    if (!version) throw new DomainError('letter.not_found');
    return version;
  }

  /** Newest first, all posts of the actor merged. @throws DomainError `auth.post_not_held` · `request.invalid` */
  async list(actor: Actor, { role, post, cursor, limit }: LetterFilter): Promise<LetterPage> {
    const posts = requirePosts(actor, post);
    const [at, after] = keysetOf(cursor, ['instant', 'id']) ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    const rows = await this.db.query<(LetterRow & { place: string })[]>(listSql(pages[role]), [
      posts,
      at,
      after,
      limit + 1,
      classesUpTo(actor.clearance),
    ]);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { items: shown.map(({ place: _, ...row }) => row), next: rows.length > limit && last ? cursorOf([last.place, last.id]) : null };
  }
}

const postsOf = ({ posts }: Actor): string[] => posts.map(({ postId }) => postId);

interface ViewRow extends Omit<LetterView, 'tasks' | 'acts'> {
  letter: LetterView;
  tasks: TaskFacts[];
  facts: Facts;
}

/** What decides whether an act is possible at all, whoever asks. */
interface Facts {
  post: string | null;
  office: string;
  isSender: boolean;
  heldBy: string | null;
  signers: string[];
  isUntouched: boolean;
  inquiryOpen: boolean;
}

function actsOf(
  { posts }: Actor,
  { letter: { state, number, isSigned }, tasks }: ViewRow,
  { post, office, isSender, heldBy, signers, isUntouched, inquiryOpen }: Facts,
): LetterAct[] {
  const at = (id: string | null) => posts.find(({ postId }) => postId === id);
  const acts: [LetterAct, boolean][] = [
    ['edit', tasks.some(({ kind }) => kind === 'draft')],
    ['takeBack', !!at(heldBy) && at(heldBy)?.kind !== 'ASSISTANT'],
    ['recall', [post, ...signers].some(at) && isUntouched && state !== 'VOIDED'],
    ['void', !!number && state !== 'VOIDED' && posts.some(({ officeId, postKind }) => officeId === office && postKind === 'CLERK')],
    ['reply', !isSender && (isSigned || !!number) && tasks.some(({ kind }) => kind === 'attend' || kind === 'referral')],
    ['withdraw', !!at(post) && inquiryOpen],
  ];
  return acts.filter(([, isPossible]) => isPossible).map(([act]) => act);
}

const hiddenFrom = `r.role <> 'BCC' or l.is_sender or coalesce(r.post_id, head_of(r.unit_id)) = any($3)
  or exists (select from units x where x.id = r.unit_id and x.office_id = any($5) and exists (select from posts c where c.id = any($3) and c.kind = 'CLERK' and c.office_id = x.office_id))`;

/** @param relation names how `other` stands to this letter; what the reader may not see keeps its subject to itself */
const relatedBy = (relation: string, condition: string) => `
  select '${relation}' as relation, o.id as "letterId", case when s.may then o.number end as number, case when s.may then o.subject end as subject, ${iso('o.registered_at')} as at
  from letters o cross join lateral (select ${maySee('o', '$3', '$4')} as may) s where ${condition} and (s.may or '${relation}' in ('ANSWERS', 'FOLLOWS'))`;

const oneLetter = `
  with l as materialized (select l.*, ${isSenderSide('l', '$3')} as is_sender from letters l where l.year = $1 and l.id = $2 and ${maySee('l', '$3', '$4')}),
  s as materialized (select x.* from l join processes x on x.year = l.year and x.id = l.id)
  select json_build_object('id', l.id, 'kind', l.kind, 'direction', l.direction, 'state', s.state, 'classification', l.classification, 'priority', l.priority, 'subject', v.subject, 'body', v.body,
      'version', l.version, 'isSigned', l.signed_hash is not null, 'number', l.number, 'registeredAt', ${iso('l.registered_at')}, 'createdAt', ${iso('l.created_at')}, 'closedAt', ${iso('s.closed_at')},
      'office', ${unitRef('l.office_id')}, 'post', ${postRef('l.post_id')}, 'drafter', ${personRef('l.drafter_id')},
      'outside', case when l.outside_name is not null then json_build_object('name', l.outside_name, 'number', l.outside_number, 'date', l.outside_date) end,
      'applicant', (select json_build_object('name', a.name, 'nationalId', a.national_id) from applicants a where a.letter_id = l.id),
      'trackingCode', case when l.is_sender then l.tracking_code end,
      'voidReason', (select k.text from remarks k where k.year = l.year and k.process_id = l.id and k.kind = 'said' and k.key = 'void')) as letter,
    ${listOf(`select r.role, ${unitRef('r.unit_id')} as unit, ${postRef('r.post_id')} as post, r.outside, r.note, ${iso('r.dispatched_at')} as "dispatchedAt", r.method, r.reference
      from recipients r where r.year = l.year and r.letter_id = l.id and (${hiddenFrom}) order by r.n`)} as recipients,
    ${listOf(`select a.id, a.name, a.mime, a.size from attachments a where a.year = l.year and a.letter_id = l.id order by a.at, a.id`)} as attachments,
    ${listOf(`${relatedBy('ANSWERS', 'o.year = year_of(l.answers_id) and o.id = l.answers_id')} union all ${relatedBy('FOLLOWS', 'o.year = year_of(l.follows_id) and o.id = l.follows_id')}
      union all ${relatedBy('ANSWERED_BY', 'o.answers_id = l.id')} union all ${relatedBy('FOLLOWED_BY', 'o.follows_id = l.id')}`)} as related,
    ${listOf(`select ${unitRef('b.office_id')} as office, b.kind as book, n.number, ${iso('n.at')} as at, n.state = 'VOID' as "isVoid" from numbers n join books b on b.id = n.book_id
      where n.letter_id = l.id and b.office_id = any($5) order by n.at`)} as numbers,
    ${listOf(`select z.no, ${personRef('z.author')} as author, ${postRef('z.post')} as post, ${iso('z.at')} as at from versions z
      where z.year = l.year and z.letter_id = l.id and (l.is_sender or z.no = l.version) order by z.no`)} as versions,
    (select q.id from processes q where q.year = l.year and q.letter_id = l.id and q.kind = 'inquiry') as "inquiryId",
    ${listOf(`select ${taskColumns('t', 'p')} from tasks t join processes p on p.year = t.year and p.id = t.process_id where t.letter_id = l.id and t.state = 'open' and t.post_id = any($3) order by t.opened_at, t.key`)} as tasks,
    json_build_object('post', l.post_id, 'office', l.office_id, 'isSender', l.is_sender,
      'signers', (select coalesce(jsonb_agg(distinct s.post_id), '[]') from parties s where s.year = l.year and s.letter_id = l.id and s.role = 'SIGN'),
      'heldBy', (select g.post from acts h cross join lateral (select a.post from acts a where a.year = h.year and a.process_id = h.process_id and a.kind = 'answered' and a.key like 'sign.%' order by a.seq desc limit 1) g
        where h.year = l.year and h.process_id = l.id and h.kind = 'asked' and h.key like 'hold.%' and s.state = 'SIGNED'
          and not exists (select from acts o where o.year = h.year and o.process_id = h.process_id and (o.kind = 'answered' and o.key = h.key or o.kind = 'fired' and o.key = h.key || ':hold'))),
      'isUntouched', exists (select from processes d where d.year = l.year and d.parent_id = l.id and d.kind = 'delivery' and d.closed_at is null
        and not exists (select from acts a where a.year = d.year and a.process_id = d.id and a.actor is not null)),
      'inquiryOpen', exists (select from processes q where q.year = l.year and q.letter_id = l.id and q.kind = 'inquiry' and q.closed_at is null)) as facts
  from l, s, versions v where v.year = l.year and v.letter_id = l.id and v.no = l.version`;

const RECEIVED = ['ATTEND', 'REFERRAL', 'ANSWER', 'RECIPIENT'] as const;

/** What one post contributes to a page: keys only, as many as a page holds. $2 and $3 are the place where the page before ended. */
const pages: Record<LetterFilter['role'], string> = {
  sent: `select l.year, l.id, l.registered_at as at from letters l where l.post_id = seat.id and l.number is not null and (l.registered_at, l.id) < ($2::timestamptz, $3::uuid)
         and l.classification = any($5) order by l.registered_at desc, l.id desc limit $4`,
  drafts: `select l.year, l.id, l.created_at as at from letters l join processes p on p.year = l.year and p.id = l.id and p.closed_at is null
           where l.post_id = seat.id and l.number is null and (l.created_at, l.id) < ($2::timestamptz, $3::uuid) and l.classification = any($5) order by l.created_at desc, l.id desc limit $4`,
  received: ofParties(RECEIVED),
  done: ofParties(
    ['SENDER', 'REVIEW', 'SIGN', 'REGISTER', 'DISPATCH', ...RECEIVED],
    `and x.letter_id not in (select t.letter_id from tasks t where t.post_id = any($1) and t.state = 'open')`,
  ),
};

/**
 * Of a letter in which the posts have part in several roles, the latest counts. Asked row by row with `limit 1`: as a join, the planner would
 * read every letter of the post first.
 */
function ofParties(roles: readonly string[], condition = ''): string {
  const list = roles.map((role) => `'${role}'`).join(', ');
  return `select x.year, x.letter_id as id, x.since as at from unnest(array[${list}]) as r(role) cross join lateral (
    select x.year, x.letter_id, x.since from parties x join letters l on l.year = x.year and l.id = x.letter_id and l.classification = any($5)
    where x.post_id = seat.id and x.role = r.role and (x.since, x.letter_id) < ($2::timestamptz, $3::uuid) ${condition}
      and coalesce((select false from parties y where y.year = x.year and y.letter_id = x.letter_id and y.post_id = any($1) and y.role in (${list})
        and (y.since, y.role, y.post_id) > (x.since, x.role, x.post_id) limit 1), true)
    order by x.since desc, x.letter_id desc limit $4) x`;
}

const listSql = (page: string) => `
  with page as materialized (select k.* from unnest($1::uuid[]) as seat(id) cross join lateral (${page}) k order by k.at desc, k.id desc limit $4)
  select l.id, l.kind, l.direction, p.state, l.classification, l.priority, l.subject, l.number, ${iso('k.at')} as at, k.at::text as place,
    coalesce(l.outside_name, o.title, u.name) as sender,
    (select count(*)::int from recipients r where r.year = l.year and r.letter_id = l.id and r.role <> 'BCC') as recipients
  from page k join letters l on l.year = k.year and l.id = k.id join processes p on p.year = k.year and p.id = k.id join units u on u.id = l.office_id left join posts o on o.id = l.post_id
  order by k.at desc, k.id desc`;
