import { Client, type ClientConfig } from 'pg';
import { DataSource } from 'typeorm';
import { CreateOrganisation1767225600000 } from './migrations/1767225600000-create-organisation';
import { CreateJournal1767225601000 } from './migrations/1767225601000-create-journal';
import { CreateSessions1767225602000 } from './migrations/1767225602000-create-sessions';

/**
 * A connection whose end harms nobody. Between its opening and the moment TypeORM listens to it nobody does, and Node ends a process for an
 * error that nobody listens to; whoever uses the connection learns of its end from their own statement.
 */
class GuardedClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => {});
  }
}

/** @param poolSize connections this process may hold at once */
export const createDataSource = (url: string, poolSize: number) =>
  new DataSource({
    type: 'postgres',
    url,
    poolSize,
    migrations: [CreateOrganisation1767225600000, CreateJournal1767225601000, CreateSessions1767225602000],
    migrationsTransactionMode: 'each',
    // A step that waits longer than this for a row is better told so than left hanging.
    extra: { Client: GuardedClient, options: '-c lock_timeout=5000 -c statement_timeout=30000', connectionTimeoutMillis: 5000 },
  });
