import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { RouteDecisions, RouteDecisionsList } from '../../../contracts/routes';
import type { DecisionFile, DecisionsReport } from './examine-decisions';
import { findingView, signed } from './routes.queries';

type Db = Pick<EntityManager, 'query'>;

/** The files of decisions that lie with routes, and those of versions. */
@Injectable()
export class DecisionsQueries {
  constructor(private readonly db: DataSource) {}

  list(id: string): Promise<RouteDecisionsList> {
    return decisionsIn(this.db, id);
  }

  /** @param no of the version that was compiled with it; what lies with the route, where none is said. @throws DomainError `route.decisions_not_found` */
  async file(id: string, name: string, no?: number): Promise<Buffer> {
    const kept =
      no === undefined
        ? `select sha256 from route_decisions where route_id = $1 and name = $2 and $3::int is null`
        : `select decisions ->> $2 from route_versions where route_id = $1 and no = $3`;
    const [row]: { file: Buffer }[] = await this.db.query(`select file from decision_files where sha256 = (${kept})`, [
      id,
      name,
      no ?? null,
    ]);
    if (!row) throw new DomainError('route.decisions_not_found');
    return row.file;
  }
}

export interface AttachedFile extends DecisionFile {
  bytes: Buffer;
  sha256: string;
}

/** What the next version is compiled with, by name. */
export const attachedTo = (db: Db, id: string): Promise<AttachedFile[]> =>
  db.query(
    `select d.name, d.sha256, f.file as bytes from route_decisions d join decision_files f using (sha256) where d.route_id = $1 order by d.name`,
    [id],
  );

/** @throws DomainError `route.not_found` */
export async function decisionsIn(db: Db, id: string): Promise<RouteDecisionsList> {
  const [route] = await db.query(`select from routes where id = $1`, [id]);
  if (!route) throw new DomainError('route.not_found');
  const rows: (Omit<RouteDecisions, keyof DecisionsReport> & { report: DecisionsReport })[] = await db.query(
    `select d.name, length(f.file) as size, d.report, ${signed('d.brought_by', 'd.brought_at')} as brought
     from route_decisions d join decision_files f using (sha256) where d.route_id = $1 order by d.name`,
    [id],
  );
  return { items: rows.map(({ report, ...file }) => ({ ...file, ...report, findings: report.findings.map(findingView) })) };
}
