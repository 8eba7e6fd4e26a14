import { createDataSource } from '../../src/platform/database/data-source';
import { readDirectory, signIn } from '../chaos/cast';
import type { OwnSystem } from '../chaos/own-system';
import { migrate } from '../launch/database';
import { seedOffice } from '../launch/organisation';
import { freePort } from '../launch/ports';
import { ask } from '../launch/postgres';
import { type Role, startRole } from '../launch/roles';
import type { Person } from '../people/person';
import { fillOffices } from './full-office';
import { quantile, timed } from './measures';
import type { Line } from './report';

interface FullOffice {
  size: number;
  people: { person: Person; office: string }[];
  times: Map<string, number[]>;
}

const heads = ['2301.head', '23.head', '0101.head', 'hq.president'];

const routes: Record<string, { path: (office: string) => string; most: number }> = {
  'cartable, first page': { path: () => '/api/cartable', most: 15 },
  "an office's page": { path: (office) => `/api/offices/${office}/tasks?limit=50`, most: 15 },
  'counters of a cartable': { path: () => '/api/cartable/counters', most: 20 },
  'counters of an office': { path: (office) => `/api/offices/${office}/counters`, most: 20 },
};

/** What people see first, with ever more open tasks in 514 offices: a database and an API for each size, asked in turn. */
export async function desks(system: OwnSystem, sizes: readonly number[], requests: number): Promise<Line[]> {
  const apis: Role[] = [];
  const full: FullOffice[] = [];
  try {
    for (const size of sizes) full.push(await filled(system, size, apis));
    for (let n = 0; n < requests; n++)
      for (const [name, { path }] of Object.entries(routes))
        for (const { people, times } of full) {
          const { person, office } = people[n % people.length]!;
          const ms = await timed(() => person.get(path(office)));
          if (n >= 2 * people.length) times.set(name, [...(times.get(name) ?? []), ms]); // each has asked twice: warm
        }
  } finally {
    await Promise.all(apis.map((api) => api.stop()));
  }
  const [few, many] = [full[0]!, full.at(-1)!];
  return Object.entries(routes).flatMap(([name, { most }]): Line[] => {
    const p95 = ({ times }: FullOffice) => quantile(times.get(name)!, 0.95);
    const each = full
      .map((one) => `${short(one.size)} ${quantile(one.times.get(name)!, 0.5).toFixed(1)}/${p95(one).toFixed(1)}`)
      .join(', ');
    return [
      { name: `${name}, ${short(many.size)} tasks, p95`, unit: 'ms', measured: p95(many), aim: { most }, note: `p50/p95: ${each}` },
      { name: `· times that of ${short(few.size)}`, unit: '×', measured: p95(many) / p95(few), aim: { most: 2 } },
    ];
  });
}

async function filled(system: OwnSystem, size: number, apis: Role[]): Promise<FullOffice> {
  const name = `full_${size}`;
  await ask(system.databaseUrl, `create database ${name}`);
  const url = new URL(system.databaseUrl);
  url.pathname = `/${name}`;
  await migrate(url.href, { queues: true });
  await seedOffice(url.href, { production: false });
  const db = await createDataSource(url.href, 1).initialize();
  await fillOffices(db, size).finally(() => db.destroy());
  const port = await freePort();
  const env = { ...system.env, DATABASE_URL: url.href, PORT: String(port), TASK_QUEUE: name };
  apis.push(await startRole('api', env, { dir: system.folder, label: name }));
  const directory = await readDirectory(url.href);
  const signedIn = await signIn(heads, `http://127.0.0.1:${port}`);
  return {
    size,
    people: Array.from(signedIn, ([head, person]) => ({
      person,
      office: directory.unit(head === 'hq.president' ? 'hq' : head.split('.')[0]!),
    })),
    times: new Map(),
  };
}

const short = (size: number): string => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`);
