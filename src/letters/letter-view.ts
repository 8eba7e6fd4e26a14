import { documentOf, type LetterDocument } from '../../contracts/document';
import type { TaskKind } from '../../contracts/tasks';
import type { LetterAct, LetterView } from '../../contracts/views';
import type { Actor, ActorPost } from '../auth/actor';
import { iso, listOf, personRef, postRef, taskColumns, unitRef } from '../cartable/columns';
import { maySignIn, mayTakeBackIn, reachesTask } from '../auth/seat';
import { taskView, type TaskFacts } from '../cartable/possible';
import { possibleOnOwn } from '../substitution/own-requests';
import { isSenderSide, maySee } from './letters.policy';
import { sendingPost } from './sender';

export interface ViewRow extends Omit<LetterView, 'tasks' | 'acts'> {
  letter: Omit<LetterView, 'document'> & { document: LetterDocument | null };
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

/** One letter with what its reader may do with it. */
export function viewOf(actor: Actor, row: ViewRow): LetterView {
  const { letter, tasks, facts, ...lists } = row;
  return {
    ...letter,
    ...lists,
    document: letter.document ?? documentOf(letter.body),
    tasks: tasks.map((task) => {
      const seat = actor.posts.find(({ postId }) => postId === task.post.id);
      const view = taskView(actor, task);
      return { ...view, possible: possibleOnOwn(view, seat, actor.personId, letter.drafter?.id) };
    }),
    acts: actsOf(actor, row, facts),
  };
}

function actsOf(
  { posts }: Actor,
  { letter: { state, number, isSigned }, tasks }: ViewRow,
  { post, office, isSender, heldBy, signers, isUntouched, inquiryOpen }: Facts,
): LetterAct[] {
  const at = (id: string | null) => posts.find(({ postId }) => postId === id);
  const clerks = posts.filter(({ officeId, postKind }) => officeId === office && postKind === 'CLERK');
  const does = (kind: TaskKind, seat: ActorPost | undefined) => !!seat && reachesTask(seat, kind);
  const acts: [LetterAct, boolean][] = [
    ['edit', tasks.some(({ kind, post: desk }) => kind === 'draft' && does(kind, at(desk.id)))],
    ['takeBack', [at(heldBy)].some((seat) => seat && maySignIn(seat))],
    ['recall', [post, ...signers].map(at).some((seat) => seat && mayTakeBackIn(seat)) && isUntouched && state !== 'VOIDED'],
    ['void', !!number && state !== 'VOIDED' && clerks.some((seat) => does('register', seat))],
    ['reply', !isSender && (isSigned || !!number) && tasks.some(({ kind }) => kind === 'attend' || kind === 'referral')],
    ['withdraw', [at(post)].some((seat) => seat && mayTakeBackIn(seat)) && inquiryOpen],
    ['note', true],
    ['forward', isSigned || !!number],
    ['follow', isSender && !!number && [post, ...signers].some(at)],
    ['followUp', true],
  ];
  return acts.filter(([, isPossible]) => isPossible).map(([act]) => act);
}

const hiddenFrom = `r.role <> 'BCC' or l.is_sender or coalesce(r.post_id, head_of(r.unit_id)) = any($3)
  or exists (select from units x where x.id = r.unit_id and x.office_id = any($5) and exists (select from posts c where c.id = any($3) and c.kind = 'CLERK' and c.office_id = x.office_id))`;

/** @param relation names how `other` stands to this letter; what the reader may not see keeps its subject to itself */
const relatedBy = (relation: string, condition: string) => `
  select '${relation}' as relation, o.id as "letterId", case when s.may then o.number end as number, case when s.may then o.subject end as subject, ${iso('o.registered_at')} as at
  from letters o cross join lateral (select ${maySee('o', '$3', '$4')} as may) s where ${condition} and (s.may or '${relation}' in ('ANSWERS', 'FOLLOWS'))`;

/** Posts of an array of ids, in its order. */
const postsIn = (ids: string) =>
  `(select coalesce(json_agg(json_build_object('id', o.id, 'title', o.title) order by w.n), '[]') from unnest(${ids}) with ordinality w(id, n) join posts o on o.id = w.id)`;

/** $1 year, $2 letter, $3 the reader's posts, $4 classes, $5 offices. */
export const oneLetter = `
  with l as materialized (select l.*, ${isSenderSide('l', '$3')} as is_sender from letters l where l.year = $1 and l.id = $2 and ${maySee('l', '$3', '$4')}),
  s as materialized (select x.* from l join processes x on x.year = l.year and x.id = l.id)
  select json_build_object('id', l.id, 'kind', l.kind, 'direction', l.direction, 'state', s.state, 'classification', l.classification, 'priority', l.priority, 'subject', v.subject, 'body', v.body, 'document', v.document,
      'version', l.version, 'isSigned', l.signed_hash is not null, 'number', l.number, 'registeredAt', ${iso('l.registered_at')}, 'createdAt', ${iso('l.created_at')}, 'closedAt', ${iso('s.closed_at')},
      'office', ${unitRef('l.office_id')}, 'post', ${postRef('l.post_id')}, 'from', ${postRef(sendingPost('l'))}, 'drafter', ${personRef('l.drafter_id')},
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
    ${listOf(`select z.no, ${personRef('z.author')} as author, ${postRef('z.post')} as post, ${iso('z.at')} as at, z.autosave from versions z
      where z.year = l.year and z.letter_id = l.id and (l.is_sender or z.no = l.version) order by z.no`)} as versions,
    (select q.id from processes q where q.year = l.year and q.letter_id = l.id and q.kind = 'inquiry') as "inquiryId",
    case when l.is_sender and (l.draft_reviewers is not null or l.draft_signers is not null)
      then json_build_object('reviewers', ${postsIn('l.draft_reviewers')}, 'signers', ${postsIn('l.draft_signers')}) end as route,
    (select json_strip_nulls(json_build_object('type', i.type, 'rule', i.rule, 'atLeast', i.at_least, 'within', i.deadline, 'nationalId', i.subject_national_id))
      from inquiries i where l.is_sender and l.kind = 'INQUIRY' and i.year = l.year and i.letter_id = l.id) as inquiry,
    ${listOf(`select m.id, m.text, ${personRef('m.author')} as author, ${postRef('m.post')} as post, ${personRef('m.on_behalf_of')} as "onBehalfOf", ${iso('m.at')} as at
      from margin_notes m where m.year = l.year and m.letter_id = l.id and m.office_id = any($5) order by m.at, m.id`)} as notes,
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
