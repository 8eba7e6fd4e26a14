import { searchable } from '../format/searchable';
import { headedUnit } from './org.words';

/** The unit to be named beside a post, unless the title of the post says it already. */
export function unitBeside(title: string, unit: string | null): string | null {
  return unit && !searchable(title).includes(searchable(unit).replace(headedUnit, '')) ? unit : null;
}
