import type { BoardLevel } from '../../contracts/board';
import { DomainError } from '../../contracts/errors';
import type { Actor } from '../auth/actor';

/** A place of the board with what tells where it lies. */
export interface Place {
  level: BoardLevel;
  under: string | null;
  name: string;
  officeId: string | null;
  provinceCode: string | null;
}

/** Whether whoever looks at one place may look at the other: at everything within it. */
export function covers(wide: Place, place: Place): boolean {
  if (wide.level === 'country') return true;
  if (place.level === 'country') return false;
  if (wide.level === 'province') return wide.provinceCode === place.provinceCode;
  if (wide.level === 'county') return place.level !== 'province' && wide.officeId === place.officeId;
  return place.level === 'unit' && wide.under === place.under;
}

/**
 * Lateness is shown to supervisors of the country or of a province and to heads for their own; to nobody else, administrators included.
 * @param own places at which the reader may begin. @throws DomainError `auth.forbidden`
 */
export function requireWatcher(own: readonly Place[], place: Place): void {
  if (!own.some((wide) => covers(wide, place))) throw new DomainError('auth.forbidden');
}

/**
 * Work is moved, and reminded of, by whoever watches every place it concerns; administrators move it too, though they may not read what it says.
 * @throws DomainError `auth.forbidden`
 */
export function requireMover({ isAdmin }: Pick<Actor, 'isAdmin'>, own: readonly Place[], places: readonly Place[]): void {
  if (!isAdmin) for (const place of places) requireWatcher(own, place);
}
