import type { Refs } from '../../../contracts/journal';
import type { Variables } from '../../../contracts/route-events';
import type { Page } from '../../journal/page';
import type { Version } from './letter-routes';

/**
 * The route a letter takes when it is submitted: of those in force today that are meant for it, the one for its inquiry type before one for
 * all, that of its unit before one further up, and the newest. Nothing: it goes by the list of its drafter.
 */
export async function routeFor({ tx, process: { year, id } }: Page): Promise<Version | undefined> {
  const [found]: Version[] = await tx.query(
    `with recursive letter as (
       select l.kind, i.type, p.unit_id from letters l join posts p on p.id = l.post_id left join inquiries i on i.year = l.year and i.letter_id = l.id where l.year = $1 and l.id = $2),
     above as (
       select u.id, u.parent_id, 0 as far from letter join units u on u.id = letter.unit_id
       union all select u.id, u.parent_id, far + 1 from above join units u on u.id = above.parent_id)
     select r.id as route, v.no as version, v.plan_hash as plan
     from letter join routes r on r.letter_kind = letter.kind and (r.inquiry_type is null or r.inquiry_type = letter.type) left join above on above.id = r.unit_id
       cross join lateral (select no, plan_hash from route_versions where route_id = r.id and published_at is not null order by no desc limit 1) v
     where r.retired_at is null and r.from_day <= office_today() and (r.to_day is null or r.to_day > office_today()) and (r.unit_id is null or above.id is not null)
     order by r.inquiry_type is null, above.far nulls last, r.from_day desc, r.created_at desc, r.id limit 1`,
    [year, id],
  );
  return found;
}

/** What the route of a letter knows from its start, as `routeVariables` names it. @param refs of the line that submits it */
export async function variablesOf({ tx, process: { year, id } }: Page, { reviewers = [], signers = [] }: Refs): Promise<Variables> {
  const [{ variables }]: [{ variables: Variables }] = await tx.query(
    `select json_build_object('letterId', l.id, 'kind', l.kind, 'inquiryType', i.type, 'classification', l.classification, 'priority', l.priority,
       'sender', l.post_id, 'unit', p.unit_id, 'office', l.office_id,
       'recipients', (select coalesce(json_agg(unit_id order by n), '[]') from recipients r where r.year = l.year and r.letter_id = l.id and role = 'MAIN' and unit_id is not null),
       'copies', (select coalesce(json_agg(unit_id order by n), '[]') from recipients r where r.year = l.year and r.letter_id = l.id and role <> 'MAIN' and unit_id is not null),
       'outside', exists (select from recipients r where r.year = l.year and r.letter_id = l.id and r.outside is not null)) as variables
     from letters l join posts p on p.id = l.post_id left join inquiries i on i.year = l.year and i.letter_id = l.id where l.year = $1 and l.id = $2`,
    [year, id],
  );
  return { ...variables, reviewers, signers, outcome: null };
}
