import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../contracts/errors';

/** What lies with a route comes and changes one after another. @throws DomainError `route.not_found` · `route.retired` */
export async function locked(tx: EntityManager, id: string): Promise<void> {
  const [route]: { retired_at: Date | null }[] = await tx.query(`select retired_at from routes where id = $1 for update`, [id]);
  if (!route) throw new DomainError('route.not_found');
  if (route.retired_at) throw new DomainError('route.retired');
}
