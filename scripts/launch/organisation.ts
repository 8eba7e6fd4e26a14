import { DEVELOPMENT_PASSWORD, refuseDevelopmentPassword, seedOrganisation, signInHints } from '../../src/org/seed';
import { createDataSource } from '../../src/platform/database/data-source';
import { LaunchError } from './launch-error';

/**
 * Headquarters, provinces, counties, posts and people; there already, it changes nothing.
 * @returns what to say about it
 */
export async function seedOffice(url: string, { production }: { production: boolean }): Promise<string> {
  const db = await createDataSource(url, 2).initialize();
  try {
    await seedOrganisation(db, { production });
    if (production) await refuseDevelopmentPassword(db).catch(refuse);
    const [counts] = await db.query<{ units: number; posts: number }[]>(
      'select (select count(*)::int from units) as units, (select count(*)::int from posts) as posts',
    );
    return `${counts?.units} units, ${counts?.posts} posts`;
  } finally {
    await db.destroy();
  }
}

/** Whom to sign in as, one a line. */
export const signInLines = (): string[] => [
  `Sign in with the password ${DEVELOPMENT_PASSWORD} as`,
  ...signInHints.map(({ username, name, title }) => `  ${username.padEnd(28)} ${name} (${title})`),
];

const refuse = (error: Error) => {
  throw new LaunchError(`NODE_ENV is production and DATABASE_URL does not fit it. ${error.message}`);
};
