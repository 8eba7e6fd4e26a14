import { startTestServices } from './services';

/** One PostgreSQL and one Temporal server for all suites, unless the caller brings its own. */
export default async function globalSetup(): Promise<void> {
  await startTestServices();
}
