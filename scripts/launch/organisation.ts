import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { type Config, isProduction } from '../../config/env';
import { createDataSource } from '../../src/platform/database/data-source';
import { dist } from './places';

/** Headquarters, provinces, counties, posts and people; there already, it changes nothing. @returns what to say about it */
export async function seedOffice(url: string, config: Config): Promise<string> {
  const seed = join(dist, 'src/org/seed.js');
  if (!existsSync(seed)) return 'none yet';
  const { seedOrganisation } = (await import(seed)) as {
    seedOrganisation(db: DataSource, options: { production: boolean }): Promise<void>;
  };
  const db = await createDataSource(url, 2).initialize();
  try {
    await seedOrganisation(db, { production: isProduction(config) });
    const [counts] = await db.query<{ units: number; posts: number }[]>(
      'select (select count(*)::int from units) as units, (select count(*)::int from posts) as posts',
    );
    return `${counts?.units} units, ${counts?.posts} posts`;
  } finally {
    await db.destroy();
  }
}
