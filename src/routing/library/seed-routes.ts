import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import type { DecisionPlan } from '../../../contracts/decision-plan';
import { canonicalJson } from '../../../contracts/route-plan';
import type { RoutedKind } from '../../../contracts/routes';
import { compileRoute } from '../compile/compile';
import { compileDecisions } from '../dmn/compile-decisions';
import type { Decisions } from '../feel/facts';

/** A route that comes with the system, and the letters it is meant for. */
export interface ReadyRoute {
  /** in data/routes */
  file: string;
  name: string;
  letterKind: RoutedKind;
  inquiryType: string | null;
  /** the code of the unit that takes it, with all beneath it */
  unit: string;
}

const YAZD = '21';
const RESOURCES = 'hq.resources';

/** One province and one deputy try them; everybody else's letters go by the list of their drafter. */
export const readyRoutes: readonly ReadyRoute[] = [
  { file: 'outgoing-letter.bpmn', name: 'نامهٔ عادی صادره', letterKind: 'LETTER', inquiryType: null, unit: YAZD },
  { file: 'internal-letter.bpmn', name: 'نامهٔ داخلی با پاراف', letterKind: 'LETTER', inquiryType: null, unit: RESOURCES },
  { file: 'province-inquiry.bpmn', name: 'استعلام بین‌استانی با تمدید', letterKind: 'INQUIRY', inquiryType: null, unit: YAZD },
  { file: 'circular.bpmn', name: 'بخشنامه با تأیید رئیس سازمان', letterKind: 'CIRCULAR', inquiryType: null, unit: RESOURCES },
  { file: 'dispute-board.bpmn', name: 'درخواست هیئت حل اختلاف', letterKind: 'INQUIRY', inquiryType: 'RECORD_CORRECTION', unit: YAZD },
];

/** Decision tables that they ask. */
const tables = ['dispute-board.dmn'] as const;

/** Beside contracts/, or above dist/ once it is built. */
const root = join(__dirname, __dirname.includes(`${join('dist', 'src')}`) ? '../../../..' : '../../..');
export const readyFile = (name: string): Buffer => readFileSync(join(root, 'data', 'routes', name));

/** What the tables of the ready routes decide. */
export async function readyDecisions(): Promise<Required<Pick<Decisions, 'planOf'>>> {
  const plans = new Map<string, DecisionPlan>();
  for (const table of tables) {
    const { plan } = await compileDecisions(readyFile(table));
    for (const { id, kind } of Object.values(plan!.elements)) if (kind === 'decision') plans.set(id, plan!);
  }
  return { planOf: (id) => plans.get(id) };
}

/**
 * Puts the ready routes into the library of a practice office, published by its administrator and a second one: the head of information
 * technology, who becomes one. Does nothing where the library has routes.
 */
export async function seedRoutes(db: DataSource): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('seed routes'))`);
    const [{ filled }] = await tx.query<[{ filled: boolean }]>(`select exists (select from routes) as filled`);
    if (filled) return;
    await tx.query(`update people set is_admin = true where username = 'hq.it.head'`);
    for (const route of readyRoutes) await write(tx, route);
  });
}

async function write(tx: EntityManager, { file, name, letterKind, inquiryType, unit }: ReadyRoute): Promise<void> {
  const bytes = readyFile(file);
  const { plan, hash, report } = await compileRoute(bytes);
  if (!report.publishable) throw new Error(`${file} cannot be published.`);
  const [{ id }] = await tx.query<[{ id: string }]>(
    `insert into routes (name, letter_kind, inquiry_type, unit_id, from_day, created_by)
     select $1, $2, $3, (select id from units where code = $4), office_today(), (select id from people where username = 'admin') returning id`,
    [name, letterKind, inquiryType, unit],
  );
  await tx.query(`insert into route_plans (hash, plan) values ($1, $2) on conflict do nothing`, [hash, canonicalJson(plan)]);
  await tx.query(
    `insert into route_versions (route_id, no, file_name, file, sha256, plan_hash, report, uploaded_by, proposed_by, proposed_at, published_by, published_at)
     select $1, 1, $2, $3, $4, $5, $6, a.id, a.id, office_now(), b.id, office_now() from people a, people b where a.username = 'admin' and b.username = 'hq.it.head'`,
    [id, file, bytes, createHash('sha256').update(bytes).digest('hex'), hash, JSON.stringify(report)],
  );
}
