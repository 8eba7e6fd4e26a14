import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { Page } from '../../../contracts/org';
import type {
  RouteExamination,
  RouteFilter,
  RouteFinding,
  RouteSummary,
  RouteVersionSummary,
  RouteVersionView,
  RouteView,
} from '../../../contracts/routes';
import { iso } from '../../cartable/columns';
import { Conditions, pageOf, placeOf } from '../../org/picker';
import { findingSentence } from '../compile/findings';
import type { ExaminationFinding, ExaminationReport } from './examine';
import { amissIn } from './office-check';

type Db = Pick<EntityManager, 'query'>;

/** The library of routes: small, and read by administrators only. */
@Injectable()
export class RoutesQueries {
  constructor(private readonly db: DataSource) {}

  /** By name. */
  async list({ q, letterKind, inquiryType, unit, inForce, cursor, limit }: RouteFilter): Promise<Page<RouteSummary>> {
    const which = new Conditions()
      .words('r.search', q)
      .where('r.letter_kind = ?', letterKind)
      .where('r.inquiry_type = ?', inquiryType)
      .where('r.unit_id = ?', unit)
      .where('r.search || r.id > ?', placeOf(cursor));
    if (inForce !== undefined) which.add(`${inForce ? '' : 'not '}(${isInForce})`);
    const rows = await routesWhere(this.db, which, limit + 1);
    return pageOf(
      rows,
      limit,
      ({ place: _, ...row }) => row,
      ({ place }) => place,
    );
  }

  /** @throws DomainError `route.not_found` */
  route(id: string): Promise<RouteView> {
    return routeIn(this.db, id);
  }

  /** @throws DomainError `route.version_not_found` */
  version(id: string, no: number): Promise<RouteVersionView> {
    return versionIn(this.db, id, no);
  }

  /** The bytes that were brought, every one of them. @throws DomainError `route.version_not_found` */
  async file(id: string, no: number): Promise<{ name: string; bytes: Buffer }> {
    const [file]: { name: string; bytes: Buffer }[] = await this.db.query(
      `select file_name as name, file as bytes from route_versions where route_id = $1 and no = $2`,
      [id, no],
    );
    if (!file) throw new DomainError('route.version_not_found');
    return file;
  }
}

const today = `(office_now() at time zone 'Asia/Tehran')::date`;
const isInForce = `r.retired_at is null and r.from_day <= ${today} and (r.to_day is null or r.to_day > ${today})
  and exists (select from route_versions v where v.route_id = r.id and v.published_at is not null)`;

export const signed = (by: string, at: string) =>
  `case when ${by} is not null then (select json_build_object('by', json_build_object('id', h.id, 'name', h.name), 'at', ${iso(at)}) from people h where h.id = ${by}) end`;

async function routesWhere(db: Db, which: Conditions, limit: number): Promise<(RouteSummary & { place: string })[]> {
  return db.query(
    `select r.id, r.name, r.letter_kind as "letterKind", r.inquiry_type as "inquiryType",
            (select json_build_object('id', u.id, 'name', u.name) from units u where u.id = r.unit_id) as unit,
            r.from_day::text as "from", r.to_day::text as "to", ${signed('r.retired_by', 'r.retired_at')} as retired,
            (select max(v.no) from route_versions v where v.route_id = r.id and v.published_at is not null) as current,
            exists (select from route_versions v where v.route_id = r.id and v.proposed_at is not null and v.published_at is null) as waits,
            r.search || r.id as place
     from routes r where ${which.sql} order by r.search || r.id limit ${limit}`,
    which.values,
  );
}

export async function routeIn(db: Db, id: string): Promise<RouteView> {
  const [row] = await routesWhere(db, new Conditions().where('r.id = ?', id), 1);
  if (!row) throw new DomainError('route.not_found');
  const { place: _, ...route } = row;
  const versions: RouteVersionSummary[] = await db.query(
    `select ${summary} from route_versions v where v.route_id = $1 order by v.no desc`,
    [id],
  );
  return { ...route, versions };
}

const summary = `v.no, case when v.published_at is not null then 'published' when v.proposed_at is not null then 'proposed' else 'draft' end as state,
  v.file_name as "fileName", length(v.file) as size, (v.report->>'publishable')::boolean as publishable, v.plan_hash as plan,
  ${signed('v.uploaded_by', 'v.uploaded_at')} as uploaded, ${signed('v.proposed_by', 'v.proposed_at')} as proposed,
  ${signed('v.published_by', 'v.published_at')} as published`;

export const findingView = (finding: ExaminationFinding): RouteFinding => ({
  severity: finding.severity,
  code: finding.code,
  element: finding.element ?? null,
  sentence: findingSentence(finding),
  path: finding.path ?? [],
  file: finding.file ?? null,
});

/** With what it names of the organisation as that is today. */
export async function examinationOf(db: Db, report: ExaminationReport): Promise<RouteExamination> {
  const amiss = await amissIn(db, report.refers ?? []);
  const findings: ExaminationFinding[] = [...report.findings, ...amiss];
  return { publishable: report.publishable && amiss.length === 0, verdict: report.verdict ?? null, findings: findings.map(findingView) };
}

export async function versionIn(db: Db, id: string, no: number): Promise<RouteVersionView> {
  const [row]: (RouteVersionSummary & { report: ExaminationReport })[] = await db.query(
    `select ${summary}, v.report from route_versions v where v.route_id = $1 and v.no = $2`,
    [id, no],
  );
  if (!row) throw new DomainError('route.version_not_found');
  const { report, ...version } = row;
  return {
    ...version,
    ...(await examinationOf(db, report)),
    decisions: await db.query(
      `select d.name, length(f.file) as size from route_versions v, jsonb_each_text(v.decisions) d(name, sha256) join decision_files f using (sha256)
       where v.route_id = $1 and v.no = $2 order by d.name`,
      [id, no],
    ),
    elements: report.elements.map(({ id, type, standing }) => ({ id: id ?? null, type, standing })),
  };
}
