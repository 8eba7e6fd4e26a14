import { QueryFailedError } from 'typeorm';
import { DomainError, type ErrorCode } from '../../contracts/errors';

const UNIQUE_VIOLATION = '23505';

/** A name that is taken is the caller's news, not a failure. @throws DomainError the code, when the database finds one already there */
export async function refusedAs<T>(code: ErrorCode, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof QueryFailedError && error.driverError.code === UNIQUE_VIOLATION) throw new DomainError(code);
    throw error;
  }
}
