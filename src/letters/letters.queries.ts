import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { documentOf, type LetterDocument } from '../../contracts/document';
import { DomainError } from '../../contracts/errors';
import { yearOf } from '../../contracts/ids';
import type { LetterFilter, LetterPage, LetterRow, LetterView, VersionView } from '../../contracts/views';
import type { Actor } from '../auth/actor';
import { requirePosts } from '../cartable/cartable.policy';
import { iso, postRef } from '../cartable/columns';
import { cursorOf, keysetOf } from '../cartable/keyset';
import { oneLetter, viewOf, type ViewRow } from './letter-view';
import { classesUpTo, isSenderSide, maySee } from './letters.policy';
import { isSent, sendingPost } from './sender';

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
    return viewOf(actor, row);
  }

  /** Earlier texts are for the sender's side; others read the one that was sent. @throws DomainError `letter.not_found` */
  async version(actor: Actor, letterId: string, no: number): Promise<VersionView> {
    const [version] = await this.db.query<(Omit<VersionView, 'document'> & { document: LetterDocument | null })[]>(
      `select v.no, json_build_object('id', a.id, 'name', a.name) as author, ${postRef('v.post')} as post, ${iso('v.at')} as at, v.autosave, v.subject, v.body, v.document, v.no = l.version as "isCurrent"
       from letters l join versions v on v.year = l.year and v.letter_id = l.id join people a on a.id = v.author
       where l.year = $1 and l.id = $2 and v.no = $5 and ${maySee('l', '$3', '$4')} and (v.no = l.version or ${isSenderSide('l', '$3')})`,
      [yearOf(letterId), letterId, postsOf(actor), classesUpTo(actor.clearance), no],
    );
    if (!version) throw new DomainError('letter.not_found');
    return { ...version, document: version.document ?? documentOf(version.body) };
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

const RECEIVED = ['ATTEND', 'REFERRAL', 'ANSWER', 'RECIPIENT'] as const;

/** What one post contributes to a page: keys only, as many as a page holds. $2 and $3 are the place where the page before ended. */
const pages: Record<LetterFilter['role'], string> = {
  sent: `select l.year, l.id, l.registered_at as at from letters l where l.post_id = seat.id and ${isSent('l')} and (l.registered_at, l.id) < ($2::timestamptz, $3::uuid)
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
  from page k join letters l on l.year = k.year and l.id = k.id join processes p on p.year = k.year and p.id = k.id join units u on u.id = l.office_id left join posts o on o.id = ${sendingPost('l')}
  order by k.at desc, k.id desc`;
