import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityManager } from 'typeorm';
import type { RoutedKind } from '../../../contracts/routes';
import { type ExaminedRoute, examineRoute } from './examine';
import { examineDecisions } from './examine-decisions';

/** A route that comes with the system, and the letters it is meant for. */
export interface ReadyRoute {
  /** in data/routes */
  file: string;
  /** tables it asks, in the same place */
  decisions: readonly string[];
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
  { file: 'outgoing-letter.bpmn', decisions: [], name: 'نامهٔ عادی صادره', letterKind: 'LETTER', inquiryType: null, unit: YAZD },
  { file: 'internal-letter.bpmn', decisions: [], name: 'نامهٔ داخلی با پاراف', letterKind: 'LETTER', inquiryType: null, unit: RESOURCES },
  {
    file: 'province-inquiry.bpmn',
    decisions: [],
    name: 'استعلام بین‌استانی با تمدید',
    letterKind: 'INQUIRY',
    inquiryType: null,
    unit: YAZD,
  },
  {
    file: 'circular.bpmn',
    decisions: [],
    name: 'بخشنامه با تأیید رئیس سازمان',
    letterKind: 'CIRCULAR',
    inquiryType: null,
    unit: RESOURCES,
  },
  {
    file: 'dispute-board.bpmn',
    decisions: ['dispute-board.dmn'],
    name: 'درخواست هیئت حل اختلاف',
    letterKind: 'INQUIRY',
    inquiryType: 'RECORD_CORRECTION',
    unit: YAZD,
  },
];

/** Beside contracts/, or above dist/ once it is built. */
const root = join(__dirname, __dirname.includes(`${join('dist', 'src')}`) ? '../../../..' : '../../..');
export const readyFile = (name: string): Buffer => readFileSync(join(root, 'data', 'routes', name));

/** A ready route as it is examined when it is brought. */
export const examineReady = ({ file, letterKind, decisions }: ReadyRoute): Promise<ExaminedRoute> =>
  examineRoute({ bytes: readyFile(file), letterKind, decisions: decisions.map((name) => ({ name, bytes: readyFile(name) })) });

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

async function write(tx: EntityManager, route: ReadyRoute): Promise<void> {
  const { file, decisions, name, letterKind, inquiryType, unit } = route;
  const { plan, hash, report } = await examineReady(route);
  if (!report.publishable) throw new Error(`${file} cannot be published.`);
  const [{ id }] = await tx.query<[{ id: string }]>(
    `insert into routes (name, letter_kind, inquiry_type, unit_id, from_day, created_by)
     select $1, $2, $3, (select id from units where code = $4), office_today(), (select id from people where username = 'admin') returning id`,
    [name, letterKind, inquiryType, unit],
  );
  const attached: Record<string, string> = {};
  for (const table of await examineDecisions(decisions.map((name) => ({ name, bytes: readyFile(name) })))) {
    attached[table.name] = sha256Of(readyFile(table.name));
    await tx.query(`insert into decision_files (sha256, file) values ($1, $2) on conflict do nothing`, [
      attached[table.name],
      readyFile(table.name),
    ]);
    await tx.query(
      `insert into route_decisions (route_id, name, sha256, report, brought_by) select $1, $2, $3, $4, id from people where username = 'admin'`,
      [id, table.name, attached[table.name], JSON.stringify(table.report)],
    );
  }
  await tx.query(`insert into route_plans (hash, plan) values ($1, $2) on conflict do nothing`, [hash, plan]);
  await tx.query(
    `insert into route_versions (route_id, no, file_name, file, sha256, decisions, plan_hash, report, uploaded_by, proposed_by, proposed_at, published_by, published_at)
     select $1, 1, $2, $3, $4, $5, $6, $7, a.id, a.id, office_now(), b.id, office_now() from people a, people b where a.username = 'admin' and b.username = 'hq.it.head'`,
    [id, file, readyFile(file), sha256Of(readyFile(file)), JSON.stringify(attached), hash, JSON.stringify(report)],
  );
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
