import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';
import type { CreateRoute, RoutedKind, RouteExamination, RouteVersionView, RouteView } from '../../../contracts/routes';
import type { Actor } from '../../auth/actor';
import type { Caller } from '../../journal/caller';
import { Requests } from '../../journal/requests';
import { writeChange } from '../../org/changes';
import { requireAdmin } from '../../org/org.policy';
import type { ExaminationReport, ExaminedRoute } from './examine';
import { type AttachedFile, attachedTo } from './decisions.queries';
import { Examiner } from './examiner';
import { locked } from './locked';
import { amissIn } from './office-check';
import { examinationOf, routeIn, versionIn } from './routes.queries';
import { fileNameOf, wholeOf } from './upload';
import { RouteCases } from '../trial/route-cases';

interface VersionRow {
  uploaded_by: string;
  proposed_by: string | null;
  published_by: string | null;
  /** the version in force when it was proposed */
  replaces: number | null;
  report: ExaminationReport;
}

interface NewVersion {
  name: string;
  bytes: Buffer;
  sha256: string;
  /** the files of decisions it was compiled with, name to sha256 */
  decisions: Record<string, string>;
  examined: ExaminedRoute;
}

/** Routes come as files, are examined when they come, and are in force when two administrators said so. */
@Injectable()
export class RoutesService {
  constructor(
    private readonly db: DataSource,
    private readonly requests: Requests,
    private readonly examiner: Examiner,
    private readonly cases: RouteCases,
  ) {}

  create(caller: Caller, command: CreateRoute): Promise<RouteView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => routeIn(tx, await begin(tx, caller, command)));
  }

  /** Examined anew, as other letters may be meant. @throws DomainError `route.not_found` */
  async copy(caller: Caller, id: string, command: CreateRoute): Promise<RouteView> {
    requireAdmin(caller.actor);
    const [newest]: Pick<NewVersion, 'name' | 'bytes'>[] = await this.db.query(
      `select file_name as name, file as bytes from route_versions where route_id = $1 order by no desc limit 1`,
      [id],
    );
    const version = newest && (await this.examined(newest, command.letterKind, await attachedTo(this.db, id)));
    return this.requests.once(caller, async (tx) => {
      await locked(tx, id);
      const copy = await begin(tx, caller, command);
      await tx.query(
        `insert into route_decisions (route_id, name, sha256, report, brought_by) select $2, name, sha256, report, $3 from route_decisions where route_id = $1`,
        [id, copy, caller.actor.personId],
      );
      if (version) await insertVersion(tx, caller, copy, 1, version);
      return routeIn(tx, copy);
    });
  }

  /** What would be found in the file if it were brought now. @throws DomainError `route.not_found` · `route.file_empty` · `route.file_too_large` */
  async examine(actor: Actor, id: string, stream: Readable): Promise<RouteExamination> {
    requireAdmin(actor);
    const file = { name: '', bytes: await wholeOf(stream) };
    const { examined } = await this.examined(file, await this.kindOf(id), await attachedTo(this.db, id));
    return examinationOf(this.db, examined.report);
  }

  /** @throws DomainError `route.not_found` · `route.retired` · `route.file_empty` · `route.file_too_large` · `route.file_unchanged` · `route.file_name_invalid` */
  async bring(caller: Caller, id: string, name: string, stream: Readable): Promise<RouteVersionView> {
    requireAdmin(caller.actor);
    const file = { name: fileNameOf(name), bytes: await wholeOf(stream) };
    const version = await this.examined(file, await this.kindOf(id), await attachedTo(this.db, id));
    const { sha256, decisions } = version;
    return this.requests.once({ ...caller, hash: Buffer.concat([caller.hash, Buffer.from(sha256, 'hex')]) }, async (tx) => {
      await locked(tx, id);
      const [last]: { no: number; same: boolean }[] = await tx.query(
        `select no, sha256 = $2 and decisions = $3 as same from route_versions where route_id = $1 order by no desc limit 1`,
        [id, sha256, JSON.stringify(decisions)],
      );
      if (last?.same) throw new DomainError('route.file_unchanged', { no: last.no });
      const no = (last?.no ?? 0) + 1;
      await insertVersion(tx, caller, id, no, version);
      await writeChange(tx, caller.actor, {
        kind: 'ROUTE',
        ref: id,
        act: 'EDITED',
        before: { version: last?.no ?? null },
        after: { version: no },
      });
      return versionIn(tx, id, no);
    });
  }

  /** @throws DomainError `route.not_found` · `route.retired` · `route.version_not_found` · `route.not_a_draft` · `route.not_publishable` · `route.refers_amiss` · `route.newer_published` */
  propose(caller: Caller, id: string, no: number): Promise<RouteVersionView> {
    return this.step(caller, id, no, 'PROPOSED', async (tx, { proposed_by, report }) => {
      if (proposed_by) throw new DomainError('route.not_a_draft');
      const errors = report.findings.filter(({ severity }) => severity === 'error').length;
      if (!report.publishable) throw new DomainError('route.not_publishable', { errors });
      await requireThere(tx, report);
      const current = await currentOf(tx, id);
      if (current !== null && current > no) throw new DomainError('route.newer_published', { no: current });
      await tx.query(
        `update route_versions set proposed_by = $3, proposed_at = office_now(), replaces = $4 where route_id = $1 and no = $2`,
        [...[id, no, caller.actor.personId], current],
      );
    });
  }

  /** The proposal is taken back; the version is a draft again. @throws DomainError `route.not_proposed` and as above */
  withdraw(caller: Caller, id: string, no: number): Promise<RouteVersionView> {
    return this.step(caller, id, no, 'WITHDRAWN', async (tx, version) => {
      requireProposed(version);
      await tx.query(`update route_versions set proposed_by = null, proposed_at = null, replaces = null where route_id = $1 and no = $2`, [
        id,
        no,
      ]);
    });
  }

  /**
   * By an administrator who neither brought nor proposed it, in the place of the version that was in force when it was proposed.
   * @throws DomainError `route.second_admin_needed` · `route.not_proposed` · `route.published_meanwhile` · `route.refers_amiss` · `route.case_broken` and as above
   */
  async publish(caller: Caller, id: string, no: number): Promise<RouteVersionView> {
    requireAdmin(caller.actor);
    await this.cases.requireKept(id, no); // it asks other threads, so before anything is locked
    return this.step(caller, id, no, 'PUBLISHED', async (tx, version) => {
      requireProposed(version);
      const { personId } = caller.actor;
      if (personId === version.proposed_by || personId === version.uploaded_by) throw new DomainError('route.second_admin_needed');
      const current = await currentOf(tx, id);
      if (current !== version.replaces) throw new DomainError('route.published_meanwhile', { no: current! });
      await requireThere(tx, version.report);
      await tx.query(`update route_versions set published_by = $3, published_at = office_now() where route_id = $1 and no = $2`, [
        id,
        no,
        personId,
      ]);
    });
  }

  /** No new letter takes it; those on their way go on. @throws DomainError `route.not_found` · `route.retired` */
  retire(caller: Caller, id: string): Promise<RouteView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await locked(tx, id);
      await tx.query(`update routes set retired_by = $2, retired_at = office_now() where id = $1`, [id, caller.actor.personId]);
      await writeChange(tx, caller.actor, { kind: 'ROUTE', ref: id, act: 'RETIRED' });
      return routeIn(tx, id);
    });
  }

  private async examined(
    file: Pick<NewVersion, 'name' | 'bytes'>,
    letterKind: RoutedKind,
    attached: readonly AttachedFile[],
  ): Promise<NewVersion> {
    const decisions = Object.fromEntries(attached.map(({ name, sha256 }) => [name, sha256]));
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    return { ...file, sha256, decisions, examined: await this.examiner.route({ bytes: file.bytes, letterKind, decisions: attached }) };
  }

  private async kindOf(id: string): Promise<RoutedKind> {
    const [route]: { letterKind: RoutedKind }[] = await this.db.query(`select letter_kind as "letterKind" from routes where id = $1`, [id]);
    if (!route) throw new DomainError('route.not_found');
    return route.letterKind;
  }

  private step(
    caller: Caller,
    id: string,
    no: number,
    act: 'PROPOSED' | 'WITHDRAWN' | 'PUBLISHED',
    take: (tx: EntityManager, version: VersionRow) => Promise<void>,
  ): Promise<RouteVersionView> {
    requireAdmin(caller.actor);
    return this.requests.once(caller, async (tx) => {
      await locked(tx, id);
      const [version]: VersionRow[] = await tx.query(
        `select uploaded_by, proposed_by, published_by, replaces, report from route_versions where route_id = $1 and no = $2`,
        [id, no],
      );
      if (!version) throw new DomainError('route.version_not_found');
      await take(tx, version);
      await writeChange(tx, caller.actor, { kind: 'ROUTE', ref: id, act, after: { version: no } });
      return versionIn(tx, id, no);
    });
  }
}

async function begin(
  tx: EntityManager,
  { actor }: Caller,
  { name, letterKind, inquiryType, unit, from, to }: CreateRoute,
): Promise<string> {
  const [known] = await tx.query(
    `select $1::text is null or exists (select from inquiry_types where code = $1) as type, $2::uuid is null or exists (select from units where id = $2) as unit`,
    [inquiryType, unit],
  );
  if (!known.type) throw new DomainError('inquiry_type.not_found');
  if (!known.unit) throw new DomainError('unit.not_found');
  const [{ id }] = await tx.query(
    `insert into routes (name, letter_kind, inquiry_type, unit_id, from_day, to_day, created_by) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [name, letterKind, inquiryType, unit, from, to, actor.personId],
  );
  await writeChange(tx, actor, { kind: 'ROUTE', ref: id, act: 'CREATED', after: { name, letterKind, inquiryType, unit, from, to } });
  return id;
}

async function insertVersion(
  tx: EntityManager,
  { actor }: Caller,
  id: string,
  no: number,
  { name, bytes, sha256, decisions, examined: { report, plan, hash } }: NewVersion,
): Promise<void> {
  const runs = report.publishable ? hash! : null;
  if (runs) await tx.query(`insert into route_plans (hash, plan) values ($1, $2) on conflict do nothing`, [runs, plan]);
  await tx.query(
    `insert into route_versions (route_id, no, file_name, file, sha256, decisions, plan_hash, report, uploaded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, no, name, bytes, sha256, JSON.stringify(decisions), runs, JSON.stringify(report), actor.personId],
  );
}

/** The version that new letters take. */
async function currentOf(tx: EntityManager, id: string): Promise<number | null> {
  const [{ no }] = await tx.query(`select max(no) as no from route_versions where route_id = $1 and published_at is not null`, [id]);
  return no;
}

function requireProposed({ proposed_by, published_by }: VersionRow): void {
  if (!proposed_by || published_by) throw new DomainError('route.not_proposed');
}

/** What it names of the organisation is there, today. */
async function requireThere(tx: EntityManager, { refers = [] }: ExaminationReport): Promise<void> {
  const [amiss] = await amissIn(tx, refers);
  if (amiss) throw new DomainError('route.refers_amiss', { element: amiss.element!, code: amiss.params!.code! });
}
