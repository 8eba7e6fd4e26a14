import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { filled } from '../../../contracts/errors';
import type { Page } from '../../../contracts/org';
import { yearOf } from '../../../contracts/ids';
import type { IncidentFilter, LetterRouteView, RouteIncident, RouteIncidentCount } from '../../../contracts/letter-routes';
import { incidentSentences, type IncidentCode } from '../../../contracts/routing.errors';
import { iso } from '../../cartable/columns';
import { Conditions, pageOf, placeOf } from '../../org/picker';
import { standingOf } from '../rehearsal/route-standing';
import { RoutePlans } from '../route-plans';
import { LetterRoutes } from './letter-routes';

type IncidentRow = Omit<RouteIncident, 'element' | 'sentence'> & {
  element: string;
  plan: string;
  code: IncidentCode;
  params: Record<string, string | number>;
  place: string;
};

/** Letters on their routes, and what stands in their way. */
@Injectable()
export class LetterRoutesQueries {
  constructor(
    private readonly db: DataSource,
    private readonly routes: LetterRoutes,
    private readonly plans: RoutePlans,
  ) {}

  /** The newest first. */
  async incidents({ route, open, cursor, limit }: IncidentFilter): Promise<Page<RouteIncident>> {
    const which = new Conditions().where('w.route_id = ?', route).where(`${PLACE} < ?`, placeOf(cursor));
    if (open) which.add('i.closed_at is null');
    const rows: IncidentRow[] = await this.db.query(
      `select ${LETTER} as letter,
              json_build_object('id', r.id, 'name', r.name, 'version', w.version) as route, i.incident, i.element, i.code, i.params,
              ${iso('i.raised_at')} as "raisedAt", ${iso('i.closed_at')} as "closedAt", w.plan_hash as plan, ${PLACE} as place
       from route_incidents i join letter_routes w on w.year = i.year and w.letter_id = i.letter_id and w.walk = i.walk join routes r on r.id = w.route_id
         join letters l on l.year = i.year and l.id = i.letter_id join units u on u.id = l.office_id
       where ${which.sql} order by ${PLACE} desc limit ${limit + 1}`,
      which.values,
    );
    const plans = new Map(
      await Promise.all([...new Set(rows.map(({ plan }) => plan))].map(async (hash) => [hash, await this.plans.of(hash)] as const)),
    );
    return pageOf(
      rows,
      limit,
      ({ place: _, plan, element, code, params, ...row }) => ({
        ...row,
        element: { id: element, name: plans.get(plan)!.nodes[element]?.name ?? null },
        sentence: filled(incidentSentences[code], params),
      }),
      ({ place }) => place,
    );
  }

  async count(): Promise<RouteIncidentCount> {
    const [counted]: [RouteIncidentCount] = await this.db.query(
      `select count(*)::int as open from route_incidents where closed_at is null`,
    );
    return counted;
  }

  /** @throws DomainError `route.letter_has_none` */
  async view(letter: string): Promise<LetterRouteView> {
    const { no, position } = await this.routes.require(letter, this.db);
    const [known]: [Pick<LetterRouteView, 'letter' | 'route'>] = await this.db.query(
      `select ${LETTER} as letter, json_build_object('id', r.id, 'name', r.name, 'version', w.version) as route
       from letter_routes w join routes r on r.id = w.route_id join letters l on l.year = w.year and l.id = w.letter_id join units u on u.id = l.office_id
       where w.year = $1 and w.letter_id = $2 and w.walk = $3`,
      [yearOf(letter), letter, no],
    );
    return { ...known, walk: no, ...standingOf(position.plan, position.state, position.steps) };
  }
}

const LETTER = `json_build_object('id', l.id, 'number', l.number, 'office', u.name)`;
const PLACE = `${iso('i.raised_at')} || i.letter_id || i.walk || i.incident`;
