import type { BoardRow } from '../../contracts/board';
import type { Counted } from './answers.queries';
import type { UnitOfBoard } from './places.queries';
import { COUNTRY } from './rollup';
import type { Place } from './supervision.policy';

/** A part of what is looked at: a row of the board. */
export interface Part {
  key: string;
  unit: UnitOfBoard;
  next: BoardRow['place'];
}

/** Of the country the headquarters and the provinces, of a province its offices, of an office its units, of a unit itself. */
export function partsOf({ level, under }: Place, offices: UnitOfBoard[], units: UnitOfBoard[]): Part[] {
  switch (level) {
    case 'country':
      return offices
        .filter((office) => office.level !== 'COUNTY_OFFICE')
        .map((unit) => ({ key: unit.id, unit, next: { level: unit.provinceCode === null ? 'county' : 'province', under: unit.id } }));
    case 'province':
      return offices.map((unit) => ({ key: unit.id, unit, next: { level: 'county', under: unit.id } }));
    case 'county':
      return units.map((unit) => ({ key: unit.id, unit, next: { level: 'unit', under: unit.id } }));
    case 'unit':
      return units.filter(({ id }) => id === under).map((unit) => ({ key: unit.id, unit, next: null }));
  }
}

/** What is counted for each part. */
export function countedIn({ level }: Place, parts: readonly Part[], offices: UnitOfBoard[], type?: string): Counted {
  const scopes = parts.map(({ key }) => key);
  if (level === 'country') return { level: 'province', scopes, offices: inProvinces(offices), type };
  return { level: level === 'province' ? 'office' : 'unit', scopes, offices: offices.map(({ id }) => ({ id, scope: id })), type };
}

/** What is counted for all of a place. */
export function countedOf({ level, under, officeId }: Place, offices: UnitOfBoard[], type?: string): Counted {
  const scope = level === 'country' ? COUNTRY : level === 'county' ? officeId! : under!;
  return {
    level: level === 'county' ? 'office' : level,
    scopes: [scope],
    offices: offices.map(({ id }) => ({ id, scope })),
    type,
  };
}

/** A province counts under its own office, or under one of its counties' while it has none; an office of the headquarters under itself. */
function inProvinces(offices: UnitOfBoard[]): Counted['offices'] {
  const own = offices.filter(({ level }) => level === 'PROVINCIAL_OFFICE');
  const heads = new Map([...offices, ...own].map(({ provinceCode, id }) => [provinceCode, id]));
  return offices.map(({ id, provinceCode }) =>
    provinceCode === null ? { id, scope: id } : { id, scope: heads.get(provinceCode)!, ledger: provinceCode },
  );
}
