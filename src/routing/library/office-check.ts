import type { EntityManager } from 'typeorm';
import type { Finding } from '../compile/findings';
import type { Reference } from '../compile/references';

type Standing = 'there' | 'closed' | 'unknown';
interface Known {
  unit: Standing;
  post: Standing;
  role: boolean;
}

const standing = (kind: 'unit' | 'post') =>
  `case when ${kind}.id is null then 'unknown' when ${kind}.valid_to <= office_today() then 'closed' else 'there' end as ${kind}`;

const QUERY = `
  select w.name as code, ${standing('unit')}, ${standing('post')},
         exists (select from posts p where (p.kind = w.name or w.name = 'SIGNER' and p.may_sign) and (p.valid_to is null or p.valid_to > office_today())) as role
  from unnest($1::text[]) w(name)
       left join units unit on unit.id::text = w.name or unit.code = w.name
       left join posts post on post.id::text = w.name or post.code = w.name`;

/** What a route names of the organisation and is not there today, each as an error. */
export async function amissIn(db: Pick<EntityManager, 'query'>, refers: readonly Reference[]): Promise<Finding[]> {
  if (refers.length === 0) return [];
  const rows: (Known & { code: string })[] = await db.query(QUERY, [[...new Set(refers.map(({ code }) => code))]]);
  const known = new Map(rows.map((row) => [row.code, row]));
  return refers.flatMap(({ element, of, code }): Finding[] => {
    const amiss = codeOf(of, known.get(code)!);
    return amiss ? [{ code: amiss, severity: 'error', element, params: { code } }] : [];
  });
}

function codeOf(of: Reference['of'], { unit, post, role }: Known): Finding['code'] | undefined {
  if (of === 'role') return role ? undefined : 'office.role_empty';
  if (of === 'holder' && (unit === 'there' || post === 'there')) return undefined;
  if (of !== 'post' && unit !== 'unknown') return unit === 'closed' ? 'office.unit_closed' : undefined;
  if (of !== 'unit' && post !== 'unknown') return post === 'closed' ? 'office.post_closed' : undefined;
  return of === 'holder' ? 'office.name_unknown' : of === 'unit' ? 'office.unit_unknown' : 'office.post_unknown';
}
